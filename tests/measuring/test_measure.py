"""`tabletop measure` on published figures and on data as researchers keep it."""

from __future__ import annotations

import csv
import io
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tabletop.cli import run

# Nash 1950, "The Bargaining Problem": what Bill and Jack own, and its utility to Bill and to Jack.
BILLS = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACKS = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}


SIGNS = "yes,no;abstain\n\t\"'1234567890-.code{}[]: &*\x00\r"


def barter() -> str:
    goods = {**BILLS, **JACKS}
    parties = {
        name: {
            "reservation": sum(good[place] for good in own.values()),
            "utilities": {
                good: {"Bill": (worth[0], 0)[place], "Jack": (0, worth[1])[place]}
                for good, worth in goods.items()
            },
        }
        for place, (name, own) in enumerate((("Bill", BILLS), ("Jack", JACKS)))
    }
    return json.dumps({"parties": parties})


@pytest.fixture
def measure(tmp_path, capsys):
    """Measure a text: what, text, options -> exit code, standard output, standard error."""

    def done(what, text, *options):
        path = tmp_path / "data"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = run(["measure", what, str(path), *options])
        said = capsys.readouterr()
        return code, said.out, said.err.replace(f"{tmp_path}/", "")

    return done


def objects(out):
    return list(csv.DictReader(io.StringIO(out)))


def test_agreement_of_the_published_examples(measure):
    """Counts and indices as in Hix, Noury and Roland 2005; Rice 1925 leaves abstention out."""
    votes = "yes,no,abstain\n24,4,4\n30,1,1\n1,1,1\n"
    code, out, _ = measure("agreement", votes)
    assert code == 0
    assert [float(row["agreement_index"]) for row in objects(out)] == [0.625, 0.90625, 0]
    assert float(objects(out)[0]["rice"]) == pytest.approx(0.714286, abs=1e-6)


def test_agreement_passes_other_columns_through_as_they_stand(measure):
    """Two roll calls of the United Nations General Assembly: ES-11/1 of 2022 and 68/262 of 2014."""
    votes = (
        'resolution,yes,no,abstain,"what, in short"\r\n'
        'ES-11/1,141,5,35,"Aggression, ""deplored"""\r\n'
        "68/262, 100,11,58,  Territorial integrity \r\n"
    )
    code, out, notes = measure("agreement", votes)
    lines, given = out.split("\r\n"), votes.split("\r\n")
    assert (code, notes) == (0, "")
    assert [line.startswith(before) for line, before in zip(lines, given)] == [True] * 4
    assert lines[0].endswith(",agreement_index,rice")
    assert float(objects(out)[0]["agreement_index"]) == pytest.approx((3 * 141 - 181) / (2 * 181))


def test_agreement_by_group_gives_means_of_what_is_defined(measure):
    votes = "year,yes,no,abstain\n1999,24,4,4\n1999,0,0,0\n2000,1,1,1\n1999,30,1,1\n"
    code, out, notes = measure("agreement", votes, "--by", "year")
    assert code == 0
    assert [(row["year"], row["count"]) for row in objects(out)] == [("1999", "3"), ("2000", "1")]
    assert float(objects(out)[0]["agreement_index"]) == pytest.approx((0.625 + 0.90625) / 2)
    assert "nobody voted: 1" in notes


def test_a_vote_that_nobody_cast_has_an_empty_cell_and_null(measure):
    code, out, _ = measure("agreement", "yes,no,abstain\n0,0,0\n")
    assert (code, out.splitlines()[1]) == (0, "0,0,0,,")
    _, out, _ = measure("agreement", "yes,no,abstain\n0,0,0\n", "--json")
    assert json.loads(out)["rows"][0]["agreement_index"] is None


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(cells, st.integers(0, 200), cells), min_size=1, max_size=6), st.sampled_from(",;\t")
)
def test_whatever_stands_in_other_columns_comes_back(measure, rows, sign):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign)
    writer.writerows([("title", "yes", "no", "abstain", "note"), *((a, n, 3, 4, b) for a, n, b in rows)])
    code, out, _ = measure("agreement", text.getvalue())
    back = list(csv.reader(io.StringIO(out, newline=""), delimiter=sign))[1:]
    assert code == 0
    assert [(row[0], row[4]) for row in back] == [(a, b) for a, _, b in rows]


def test_consensus_of_printed_figures(measure):
    """The seven-place example printed with the R package agrmt (van der Eijk 2001)."""
    answers = "question,1,2,3,4,5,6,7\nq,30,40,210,130,530,50,10\npoles,5,0,0,0,0,0,5\nnone,0,0,0,0,0,0,0\n"
    code, out, _ = measure("consensus", answers)
    first, poles, none = objects(out)
    assert code == 0
    assert float(first["van_der_eijk"]) == pytest.approx(0.6113333, abs=1e-7)
    assert (float(poles["van_der_eijk"]), float(poles["tastle_wierman"])) == (-1, 0)
    assert none["van_der_eijk"] == none["tastle_wierman"] == ""


def test_similarity_of_the_worked_example_and_blocs(measure):
    """Portfolios (3,3,0,0) and (3,0,0,1) on a scale of 0 to 3 (Signorino and Ritter 1999)."""
    stands = "state;a;b;c;d\nA;3;3;0;0\nB;3;0;0;1\nC;;;;\n"
    code, out, notes = measure("similarity", stands, "--range", "3")
    assert code == 0
    assert out.splitlines()[0] == "a;b;similarity"
    assert out.splitlines()[1].startswith("A;B;0.3333")
    assert out.splitlines()[2] == "A;C;"
    assert "both have a position: 2" in notes
    _, out, _ = measure("similarity", stands, "--range", "3", "--json")
    assert json.loads(out)["blocs"] == [["A"], ["B"], ["C"]]


def test_pressure_in_the_weights_of_goldstein(measure):
    """Weights of WEIS codes as Goldstein 1992 prints them: 132 -2.4, 172 -5.8, 033 2.8, 054 2.8."""
    events = "day,code\nmon,132\nmon,172\nmon,033\ntue,054\n"
    code, out, notes = measure("pressure", events, "--by", "day")
    assert (code, notes) == (0, "")
    assert out.splitlines() == [
        "day,conflict,cooperation,net,count,unknown", "mon,-8.2,2.8,-5.4,3,0", "tue,0.0,2.8,2.8,1,0",
    ]  # fmt: skip


def test_codes_are_text_and_what_is_unknown_is_told_and_not_scored(measure):
    code, out, notes = measure("pressure", "code\n010\n10\n223\n10\n")
    assert (code, out.splitlines()[1]) == (0, "0.0,1.0,1.0,4,3")
    assert "10: 2, from line 3" in notes
    assert "223 (violence): 1, from line 4" in notes
    code, out, notes = measure("pressure", "code\n010\n10\n", "--strict")
    assert (code, out) == (1, "")
    assert "data:3: column code" in notes


def test_the_same_events_in_three_tables(measure):
    assert measure("pressure", "code\n1312\n", "--table", "cameo")[1].splitlines()[1] == "-5.8,0.0,-5.8,1,0"
    rivera = measure("pressure", "code\nposturing\n", "--table", "rivera")[1]
    assert rivera.splitlines()[1] == "-4.0,0.0,-4.0,1,0"


def test_an_own_table_is_named_by_its_file(measure, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("Code;Weight\n132;-1,5\n", encoding="utf-8")
    assert measure("pressure", "code\n132\n", "--table", str(own))[1].splitlines()[1] == "-1.5,0.0,-1.5,1,0"
    own.write_text("code,weight\n132,heavy\n", encoding="utf-8")
    code, _, notes = measure("pressure", "code\n132\n", "--table", str(own))
    assert (code, notes.strip()) == (1, "own.csv: line 2: the weight must be a number, not 'heavy'.")
    assert measure("pressure", "code\n132\n", "--table", "moon")[0] == 3


def test_bill_and_jack_barter_as_nash_said_they_would(measure):
    """Bill gives book, whip, ball and bat; Jack gives pen, toy and knife: gains of 12 and 5."""
    code, out, _ = measure("bargain", barter(), "--json")
    found = json.loads(out)
    nash = found["nash"]
    assert code == 0
    assert found["packages"] == 2**9
    assert {good for good in BILLS if nash["package"][good] == "Jack"} == {"book", "whip", "ball", "bat"}
    assert {good for good in JACKS if nash["package"][good] == "Bill"} == {"pen", "toy", "knife"}
    assert (nash["utilities"], nash["product"]) == ({"Bill": 24, "Jack": 11}, 60)


def test_a_bargain_as_csv_has_a_row_for_every_figure(measure):
    _, out, _ = measure("bargain", barter())
    rows = [(row["result"], row["figure"], row["of"], row["value"]) for row in objects(out)]
    assert ("packages", "", "", "512") in rows
    assert ("nash", "package", "knife", "Bill") in rows
    assert ("nash", "product", "", "60.0") in rows


def test_an_empty_zone_has_no_solutions(measure):
    text = "parties:\n  A: {reservation: 5, utilities: {i: {o: 1}}}\n"
    code, out, notes = measure("bargain", text, "--json")
    found = json.loads(out)
    assert (code, found["zone"], found["nash"]) == (0, 0, None)
    assert "zone is empty" in notes


def test_a_bargain_of_too_many_packages_says_what_was_held_and_what_may_be_missed(measure):
    issues = {f"clause {n}": {"yes": 1 + n / 100, "no": 0} for n in range(21)}
    other = {issue: {"yes": 0, "no": 1} for issue in issues}
    parties = {"A": {"reservation": 8, "utilities": issues}, "B": {"reservation": 8, "utilities": other}}
    code, out, notes = measure("bargain", json.dumps({"parties": parties}), "--json")
    found = json.loads(out)
    assert (code, found["packages"]) == (0, 2**21)
    assert found["zone"] > 0
    assert "held at one option were clause 0, clause 1." in notes
    assert "worth up to" in notes


def test_burden_of_one_to_four(measure):
    rows = "name,contribution,capacity,key\na,1,1,1\nb,2,1,1\nc,3,1,1\nd,4,1,1\n"
    code, out, _ = measure("burden", rows)
    (found,) = objects(out)
    assert code == 0
    assert (float(found["gini"]), float(found["distance"])) == (0.25, 0.2)
    assert float(found["jain"]) == pytest.approx(0.83333, abs=1e-5)
    _, out, _ = measure("burden", "name,contribution,capacity\na,0,1\n", "--json")
    assert json.loads(out) == {"gini": None, "jain": None, "distance": None}


@pytest.mark.parametrize(
    ("what", "text", "said"),
    [
        ("agreement", "", "data: the file is empty"),
        ("agreement", "yes,no,abstain\n", "data:1: there is a header and no rows"),
        ("agreement", "yes,no\n1,2\n", "data:1: there is no column 'abstain'"),
        ("agreement", "yes,yes,no,abstain\n1,1,2,3\n", "more than one column 'yes'"),
        ("agreement", "yes,no,abstain\n1,2,x\n", "data:2: column abstain: “x” is no number"),
        ("agreement", "yes,no,abstain\n1,nan,3\n", "data:2: column no: “nan” is no number"),
        ("agreement", "yes,no,abstain\n\n-1,2,3\n", "data:3: column yes: -1 is negative"),
        ("agreement", "yes,no,abstain\n1.5,2,3\n", "data:2: column yes: 1.5 is no whole number"),
        ("agreement", "yes,no,abstain\n1,,3\n", "data:2: column no: the cell is empty"),
        ("agreement", "yes,no,abstain\n1e300,2,3\n", "data:2: column yes: 1e300 is larger"),
        ("agreement", "yes,no,abstain\n1,2\n", "data:2: column 3: 2 cells under a header of 3"),
        ("agreement", 'yes,no,abstain\n1,2,3\n1,"2,3\n', "data:3: a quotation mark is opened"),
        ("agreement", "yes,no,abstain,rice\n1,2,3,4\n", "data:1: there is a column rice already"),
        ("consensus", "n,a\nx,1\n", "at least two categories"),
        ("consensus", "n,a,b,c\nx,1,-2,3\n", "data:2: column b: -2 is negative"),
        ("pressure", 'code,note\n,"x"\n', "data:2: column code: the cell is empty"),
        ("burden", "name,contribution,capacity\na,1,1\nb,1,1\na ,2,1\n",
         "data:4: column name: “a” stands in line 2 already"),
        ("burden", "name,contribution,capacity,key\na,1,1,0\n", "data:1: column key: the key gives nobody"),
        ("bargain", "", "data:1: the file: the file is empty"),
        ("bargain", "parties: {}\n", "data:1: the file must read {parties"),
        ("bargain", "parties: {A: {reservation: 1, utilities: {}}}\n", "no issue to agree on"),
        ("bargain", "parties:\n  A: {reservation: x, utilities: {i: {o: 1}}}\n",
         "data:2: parties.A.reservation: “x” is no number"),
        ("bargain", "parties:\n  A: {reservation: 1, utilities: {i: {o: 1}}}\n"
                    "  B: {reservation: 1, utilities: {i: {p: 1}}}\n",
         "data:3: parties.B.utilities.i: option “o” is missing"),
        ("bargain", "a: b: c\n", "data:1: the file: a colon cannot stand here"),
        ("bargain", "[" * 100_000, "more than 40 deep"),
        ("bargain", "parties: &a [*a]\n", "data:1"),
    ],
)  # fmt: skip
def test_faulty_data_is_refused_with_line_and_column(measure, what, text, said):
    code, out, notes = measure(what, text)
    assert (code, out) == (1, "")
    assert said in notes


def test_positions_outside_the_range_are_refused(measure):
    code, _, notes = measure("similarity", "n,a\nx,1\ny,9\n", "--range", "3")
    assert (code, notes.strip()) == (1, "data:3: column a: 9 is 8 from 1 in line 2; the range given is 3.")
    assert measure("similarity", "n,a\nx,1\nx,2\n", "--range", "3")[0] == 1
    assert measure("similarity", "n,a\nx,1\ny,2\n", "--range", "0")[0] == 1


def test_several_faults_are_told_at_once_and_ten_at_most(measure):
    _, _, notes = measure("agreement", "yes,no,abstain\n" + "1,2,x\n" * 50)
    assert len(notes.splitlines()) == 10


def test_what_is_no_text_or_no_file_cannot_be_read(measure, tmp_path):
    code, _, notes = measure("agreement", b"yes,no,abstain\n1,\xff,3\n")
    assert (code, notes.startswith("data:2: this is no UTF-8 text")) == (3, True)
    assert run(["measure", "agreement", str(tmp_path / "absent.csv")]) == 3
    assert run(["measure", "agreement", str(tmp_path)]) == 3


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["agreement", "consensus", "pressure", "burden", "bargain"]),
       st.text(st.sampled_from(SIGNS), max_size=80))  # fmt: skip
def test_no_text_whatever_ends_in_a_traceback(measure, what, text):
    assert measure(what, text)[0] in (0, 1, 3)


def test_a_hundred_thousand_votes_from_a_pipe_in_two_seconds():
    rows = "".join(f'{n},{n % 190},{n % 50},{n % 30},"Resolution, no. {n}"\n' for n in range(100_000))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(
        [sys.executable, "-m", "tabletop", "measure", "agreement", "-"],
        input="id,yes,no,abstain,title\n" + rows,
        capture_output=True, text=True, check=True, timeout=60, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.count("\n") == 100_001
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 2


def test_counting_votes_loads_no_numbers_no_screens_and_no_scenario_format(tmp_path):
    votes = tmp_path / "votes.csv"
    votes.write_text("yes,no,abstain\n24,4,4\n", encoding="utf-8")
    code = (
        f"import sys\nfrom tabletop.cli import run\nrun(['measure', 'agreement', {str(votes)!r}])\n"
        "sys.exit(bool({'numpy', 'textual', 'rich', 'pydantic', 'yaml', 'sqlite3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60, capture_output=True)
    assert done.returncode == 0, done.stdout
