"""The words that make a text operational, and those that make it innocent, a list for each purpose."""

from __future__ import annotations

from tabletop.scenario.check.words import plural

LINK = """
of for to in into with within without from on over under by at as and or between among across near about
against until after before through per that which who when if is are will not
"""
WHICH = """
the a an any all each every its their our those these enemy hostile incoming intruding unidentified
unknown foreign first more further warning live
"""
HARDWARE = """
launchers batteries interceptors missiles aircraft jets fighters bombers troops soldiers tanks drones
warships frigates destroyers submarines brigades battalions squadrons radars warheads rockets guns
howitzers helicopters regiments marines paratroopers battlegroups
"""
FORMATION = """
brigade battalion battery squadron regiment frigate destroyer submarine warship battlegroup flotilla
launcher
"""
THINGS = f"""
{plural("airfield base bomber bridge convoy depot drone fighter installation intruder jet launcher missile")}
{plural("port radar ship site submarine tank vessel warship")}
enemy enemies aircraft battery batteries city cities forces territory troops
"""
VICTIM = f"""
{THINGS} {plural("boat bunker commander island plane tanker trawler fleet pipeline crew")}
air-defence air-defences air-defense air-defenses garrison enclave grid soldiers embassy
"""
PLACE = f"""
{plural("island airfield port harbour harbor bridge town village base")}
city cities enclave strait embassy capital territory beach beaches border
"""
WATER = "strait harbour harbor port channel approaches waters sea coast bay"
TRADE = f"""
{plural("maker producer manufacturer supplier firm expert price gap need operator owner export import")}
{plural("programme program project initiative fund budget contract cost review threat incursion incident")}
{plural("shield alert test purchase nation planner commander attache question issue")}
industry industries company companies numbers data footage images signals traffic crime duties waste
production procurement spending sales technology technologies defence defense study studies talks warning
wall treaty control training inquiry investigation survey register coalition countries policy authorities
coverage network
"""
PEACEFUL = "dialogue talks consultation consultations planning training tariffs sanctions duties fees"
CIVIL = f"""
{plural("expert observer monitor advisor adviser envoy official mediator inspector specialist instrument")}
{plural("measure fund mission ambulance doctor nurse engineer team officer text")} liaison police
"""
ABSTRACT = f"""
{plural("root cause problem cost issue question backlog deficit proposal budget")}
poverty corruption waste inequality tape bureaucracy inflation mistrust disinformation arrears
"""
BEARERS = """
crew crews pilots gunners forces troops unit units battery batteries fighters commander commanders
soldiers navies navy squadron squadrons military aircraft ships patrol patrols
"""
OPERATION = f"""
{plural("strike attack raid offensive assault invasion bombardment bombing sortie airstrike air-strike")}
{plural("counter-attack counterattack counter-offensive")} ambush ambushes shelling
"""
KIND_OF_OPERATION = """
air cyber missile drone night counter pre-emptive preventive punitive surprise naval ground joint
military
"""
WEAPON = f"{plural('missile rocket drone interceptor salvo warhead')} salvoes torpedo torpedoes"
SHOT = f"{plural('missile rocket shot round salvo shell interceptor gun weapon')} torpedoes artillery"
WORDING = f"""
{plural("balance deal bargain compromise note tone chord agreement accord word sentence phrase paragraph")}
{plural("reference clause line text bracket partnership footnote")} wording fund
"""
PAPER = "deal text draft idea talks clause proposal project motion amendment compromise rumour rumor story"
STOCK = f"""
{plural("stock stockpile record document paper")} data copies trust mistrust confidence mines minutes
munitions ammunition landmines
"""
LETTER = "communication communications calls messages letters mail payments transfers traffic"
FUEL = "fuel water grain oil gas gauges gauge radios lamps bells sirens phones lanterns torches sensors"
DRINK = "well wells water waters reservoir reservoirs food supply supplies"
PRONOUN = "them it him her everyone everybody anyone anybody everything anything"
CAPTIVE = f"{plural('prisoner hostage captive deserter')} civilians"
CHARM = "charm media publicity diplomatic public-relations peace"
ODD = "odd strange unfair fair generous hollow weak right wrong unjust"
