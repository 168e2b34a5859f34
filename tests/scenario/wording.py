"""Sentences a player might choose, by what the check for operations should make of them."""

from __future__ import annotations

REFUSED = """
Carry out strikes on the launch sites.
Allies will conduct air strikes against the depots.
Allies authorise air strikes on launch sites.
Allies mount an offensive against the enclave.
Order a pre-emptive strike.
Allies agree to a pre-emptive strike on the launch sites.
Approve a raid on the base.
Use force against intruding drones.
Allies will use lethal force against intruders.
Respond with force to the next incursion.
Take military action against the launch sites.
Authorise military action against the neighbour.
Sink the vessel.
Sink any ship that enters the strait.
Torpedo the tanker.
Shell the positions across the river.
Strafe the convoy.
Storm the embassy.
Seize the island.
Capture the airfield.
Occupy the enclave.
Jam their radars.
Allies jam the radars of the neighbour.
Mine the strait.
Lay mines in the strait.
Down every drone that crosses.
Bring down every drone over the sea.
Allies will bring down intruding drones.
Eliminate the launch sites.
Eliminate enemy air defences.
Suppress enemy air defences.
Annihilate the garrison.
Obliterate the depots.
Wipe out the batteries.
Knock out their radars.
Hit the launch sites.
Allies hit back at the launch sites.
Retaliate against the launch sites.
Scramble fighters against every intruder.
Enforce a no-fly zone over the enclave.
Impose a naval blockade.
Impose a blockade on the port.
Ram the patrol boats.
Board and seize the tankers.
Open fire on intruders.
Shoot intruding drones down.
Shoot them down.
Allies shoot the drones down.
Take the launchers out.
Take down intruding drones.
Allies will take down every drone.
Shoot on sight.
Shoot to kill.
Fire at will.
Fire a warning shot.
Fire upon intruders.
Return fire.
Launch a counter-attack.
Launch cruise missiles.
Launch interceptors at the drones.
Launch fighter jets to intercept.
Assault the beach.
Besiege the port.
Cripple the fleet with a cyber attack.
Carry out a cyber attack on their grid.
Hack the command network of the neighbour.
Sabotage the pipeline.
Assassinate the commander.
Kill or capture the commander.
s t r i k e the launch sites
S-T-R-I-K-E the launch sites.
Str\N{SOFT HYPHEN}ike the launch sites.
\N{CYRILLIC CAPITAL LETTER DZE}tr\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}ke the launch sites.
Str\N{LATIN SMALL LETTER I WITH ACUTE}ke the launch sites.
5trike the launch sites.
STRIKE THE LAUNCH SITES
Strike, at dawn, the launch sites.
Strike now.
Strike!
Strike
Attack now.
Attack!
Attack at dawn.
Invade.
Fire!
Fire the missiles.
Intercept + destroy
We strike; they yield.
Allies (will) strike the bases.
Allies will*strike*the bases.
**Strike** the bases.
_Strike_ the bases.
Pre-emptively strike the bases.
Allies will, if need be, strike the bases.
Allies decided that the air forces strike the bases.
Air forces are to strike the bases.
The air forces are ordered to strike.
Readiness to strike deep is declared.
Give the order to attack.
Allies are authorised to shoot.
Crews may shoot.
Crews are permitted to engage.
Crews may engage.
Engage at will.
Weapons free.
Target the capital of the neighbour.
Allies will be striking the depots.
Allies begin striking the depots.
Allies start bombing at dawn.
Bombing continues until the neighbour yields.
The depots are to be destroyed.
The depots will be hit.
Intruders will be shot at.
Intruders get shot down.
Intruding drones are shot down.
Drones are intercepted over the sea.
Each drone is destroyed before it crosses.
All intruders are engaged and destroyed.
Deploy two dozen launchers.
Deploy a dozen launchers to the coast.
Deploy half a dozen jets.
Deploy launchers (20) to the coast.
Deploy launchers, twenty of them, to the coast.
Deploy 5,000-strong brigade to the border.
Deploy a brigade of 5,000 to the border.
Deploy 5k troops.
Deploy XX launchers.
Deployment of 20 launchers to the coast.
The deployment of three batteries to Riga is agreed.
Twenty launchers will be deployed to the coast.
20 launchers are stationed at Riga.
Allies deploy forces of 2 battalions.
Deploy launchers at 54.1, 21.4.
Send warships into the strait.
Send troops across the border.
Intercept 12.
Intercept N of them.
Intercept every drone with a dozen missiles.
Interceptors with a range of 70 km guard the coast.
Missiles that reach 300 kilometres are bought.
Kill chain in 90 seconds.
Position 54 degrees 41 minutes north.
Position N54 41 E025 17.
Coordinates 35VLG8425.
Acquire the ability to hit targets at 500 km.
Accept up to 200 casualties.
Advance on the capital.
March on the capital.
Land marines on the island.
Drop bombs on the bridges.
Drop leaflets and bombs on the bridges.
Detonate the charges.
Blow up the bridge.
Burn the depots.
Raze the base.
Conduct a raid.
Allies agree that aircraft strafe and sink boats.
Allies will use their missiles against launch sites.
Employ missiles against launch sites.
Missiles will be fired at the depots.
Missiles are launched at the depots.
Authorise the interception of drones over the sea.
Order the destruction of the depots.
The council orders the neutralisation of the radars.
Consider a kinetic response.
Prepare kinetic options.
Declare war.
Go to war over the strait.
Remove the launchers by force.
Have every intruder shot down.
A task force that intercepts drones is set up.
The task force intercepts drones.
The task force will defeat the enemy.
Interdict enemy convoys.
Deploy a total of 20 launchers.
Deploy \N{FULLWIDTH DIGIT TWO}\N{FULLWIDTH DIGIT ZERO} launchers.
Deploy launchers: 20.
Crews shoot.
Allies, together, strike the bases.
The alliance stands ready to bomb.
Task the air forces to strike the depots.
Task air forces with striking the depots.
Tell pilots to engage.
Let them attack the ports.
Please bomb the bridges.
In June allies strike the bases.
Without hesitation strike the bases.
Allies will not only consult but strike the bases.
Allies do not refrain from striking the bases.
Allies stop at nothing to strike the bases.
"""

ADVISED_AGAINST = """
Deploy a battalion to the border.
Allies move a carrier group to the strait.
Allies send an armoured brigade to the border.
Deploy a battery at Riga airport.
Deploy launchers at the border.
Move tanks to the frontier.
Send frigates to the strait.
Raise 12 squadrons.
Triple launchers from 10 to 30.
Losses of 40 soldiers are accepted.
Cross the border with three brigades.
Limit the exercise to 9,000 troops.
Notify exercises of more than 9,000 troops.
Exercises above 13,000 troops are open to observers.
Install radios for three brigades.
Three batteries are paid by the common fund.
Allies pledge not to deploy more than 20 launchers.
Three radars are paid from the common fund.
Two squadrons are funded in the budget.
Hundreds of soldiers took part in the relief effort.
"""

INNOCENT = """
Allies agree to consult under Article 4 of the treaty.
Allies strongly condemn the repeated incursions of unmanned aircraft.
Allies condemn in the strongest terms the attack on the port.
Allies deplore the loss of life caused by the strikes.
Allies hit the spending target by 2030.
Bring down the cost of procurement.
Bring down barriers to trade in defence goods.
Take down the trade barriers.
Take out a loan for the fund.
Take out the second sentence.
Take out the reference to the neighbour.
Eliminate duplication in procurement.
Eliminate barriers to cross-border movement.
Suppress the reference to attribution.
Occupy the chair of the group by rotation.
Occupy a middle ground.
Seize the opportunity for dialogue.
Capture lessons learned.
Capture the agreed wording in the annex.
Sink no further costs into the project.
Sink money into the project.
Mine the lessons of the last review.
Lay down rules for sharing data.
Lay the groundwork for talks.
Storm damage to the radar stations is repaired.
Shell companies are sanctioned.
Target shell companies that evade sanctions.
Down payments are due in March.
Scramble to find money is avoided.
Retaliate with tariffs.
Retaliatory tariffs are suspended.
Respond with a joint demarche.
Respond in force of the treaty.
The agreement enters into force in May.
Bring the agreement into force.
The letter has no legal force.
Join forces with partners.
Armed forces receive better pay.
Set up a task force for air defence.
Use of force is ruled out.
Refrain from the use of force.
Allies recall the ban on the use of force.
Military action is ruled out.
Allies take no military action.
Peaceful settlement without the threat or use of force.
Enforce sanctions on shipping.
Enforce the export rules.
Impose sanctions on arms producers.
Lift the blockade of the port.
Call for the blockade to end.
Protest against the blockade.
Allies call on the neighbour to stop jamming satellite navigation.
Jamming of satellite navigation is raised at the agency.
Condemn the jamming of signals.
Share data on jamming.
Protect cables against sabotage.
Condemn acts of sabotage.
Investigate the sabotage of the pipeline.
Cyber attacks are attributed together.
Improve resilience against cyber attacks.
Respond to cyber attacks with sanctions.
Announce a joint exercise in the autumn.
Notify the exercise 42 days ahead.
Postpone the spring exercise by six weeks.
Invite observers to the exercise.
Fund radars along the eastern border.
Invest 120 million euro in radars.
Rotate the lead every six months.
Rotate command among three nations.
Rotate the presidency.
Pool air policing and share its costs.
Contribute to a pooled rotation of air defence units.
Station an observer mission at the border.
Deploy monitors to the border.
Deploy the civilian mission by spring.
Deploy the fund where need is greatest.
Deploy two experts to the agency.
Deploy diplomacy first.
Send a delegation of five to the capital.
Send the text to capitals.
Send forces home after the exercise.
Send humanitarian aid to the port.
Move the summit to March.
Move 40 million from training to radars.
Move the decision to 2027.
Position the alliance as a defender of rules.
Base the key on national income.
Base costs on three criteria.
Install two hotlines.
Field a common candidate.
Field questions from the press.
Dispatch an envoy.
Two nations lead the initiative.
Pay for a battery of tests.
A battery of measures follows.
Air defence batteries rotate by season.
Missile defence remains purely defensive.
The system is not directed against anyone.
The shield does not target any state.
Not aimed at any country.
Allies do not seek confrontation.
Allies reserve the right to respond.
Allies stand ready to defend every inch of territory.
Allies will defend every ally against any attack.
An attack on one is an attack on all.
Allies are determined to deter and defend against any attack.
In case of attack allies consult at once.
If an ally is attacked, allies assist it.
Should an ally be attacked, allies will consult.
Deter attacks on infrastructure.
Prevent attacks on undersea cables.
Warn the public of attacks in time.
Early warning of air attacks is shared.
Attack the root causes of mistrust.
Attack the problem at its root.
Attack poverty.
Fire up the negotiations.
Fire the consultant.
Fire brigade training is funded.
Fire off a letter.
Under fire from critics, the fund is reviewed.
Strike the word 'unanimously'.
Strike paragraph three.
Strike the reference to Article 5.
Strike out the last line.
Strike a conciliatory tone.
Strike a better deal on costs.
Workers on strike are heard.
The strike of the port workers is settled.
Strike a partnership with industry.
It would strike partners as odd.
Shoot for 2030.
Shoot down the proposal.
Shoot a film about the alliance.
Kill two birds with one stone.
Kill the clause.
Launch a hotline.
Launch a study on missile defence.
Launch a satellite programme.
Launch a satellite for early warning.
Launch consultations on drones.
Launch a public campaign against disinformation.
Launch talks at the level of ministers.
Launch a tender for launchers.
Launch the joint procurement of missiles.
Launch an attack on red tape.
Launch a drive against corruption.
Engage the neighbour.
Engage the neighbour at all levels.
Engage Russia in dialogue.
Engage partners in the south.
Engage in talks on missiles.
Engage with the forces of partners in training.
Engage civil society.
Target spending at the eastern border.
Target funds to front-line states.
Target the sanctions at producers.
Target 2 per cent of income.
Target a decision by June.
Neutralise disinformation.
Neutralise the effect on small states.
Destroy mistrust.
Destroy surplus ammunition under supervision.
Destroy chemical stockpiles under inspection.
Intercept communications only under a court order.
Interceptor stocks are a national matter.
Air policing aircraft may be sent by any ally.
Air policing remains under national rules.
Escort of aircraft remains with national authorities.
Allies track unmanned aircraft together.
Allies identify unmanned aircraft and share the picture.
Allies share early warning within minutes.
The range of views is wide.
A range of 5 options is studied.
A zone of 50 km without exercises is agreed.
Keep aircraft 20 miles from the border.
Keep patrols 12 nautical miles from the coast.
Meeting at 10.30 on 3 March 2025.
Article 5.1 is recalled.
The cost is 12.345, 6.789 million.
The increase of 1.250, 2.500 and 3.750 per cent is noted.
Grid connection of the stations is paid.
Grid operators meet in March.
Temperatures stay below 2 °C.
Ships carry out inspections of cargo.
Board members are elected.
Raid the contingency budget.
Bombard ministers with questions.
Bomb shelters are funded.
Blow up the map for display.
Burn rate of the fund is watched.
Drop the demand.
Drop the bomb clause.
Raise the ceiling.
Hold the line on costs.
Capital flight is watched.
Cross the aisle.
March is the deadline.
Advance payments are made.
Advance the date.
Advance on the agenda item.
Land use near the stations is regulated.
Ground troops are not part of this mission.
No troops are stationed permanently.
Nobody will be targeted.
Allies agree not to deploy launchers near the border.
A moratorium on deploying missiles is proposed.
Notify the deployment of launchers in advance.
The task force is stood up by summer.
Assault on the rules-based order is condemned.
Condemn the assault on the mission.
Casualties among civilians are mourned.
Loss of life is mourned.
Weapon systems are bought together.
Buy launchers jointly.
Buy missiles off the shelf.
Twenty radar stations are modernised.
Aircraft from two nations take turns.
Allies use their missiles only in defence.
Use the missile fund.
Retaliate in kind by expelling diplomats.
Ambassadors are recalled for consultations.
Force a vote on the text.
The chair may force the text onto the table.
Storm clouds over the talks.
Hit back with facts.
Hit the ground running.
Knock out the outdated rules.
Wipe out the arrears.
Wipe out old debts.
Cripple the budget no further.
Sabotage of the talks is condemned.
Suppress inflation.
Trigger Article 4.
Pull the trigger on consultations.
Fight disinformation.
Combat climate change.
Combat corruption.
Fight for consensus.
War crimes are documented.
Call the strikes a war crime.
Report the shooting down of the aircraft to the agency.
The shooting down of an airliner is remembered.
The bombing of the hospital is condemned.
Victims of the bombing are helped.
Allies mourn those killed in the attack.
Investigate the attack on the convoy.
Compensation for the vessels sunk is demanded.
Drones that were intercepted are examined together.
Aircraft were intercepted by national air forces last year.
Debris of drones that were shot down is examined.
The radar destroyed by the storm is replaced.
Whoever attacks one ally faces all of them at the table.
Ministers condemn the shelling of homes and the targeting of power stations.
Partners ask for missiles and artillery rounds; allies answer within the month.
Allies will counter attacks on critical infrastructure with attribution and sanctions.
Allies underline the need to urgently provide air defence to partners.
Fighters returning from abroad are a concern to all.
Networks of terrorists acting alone remain a threat.
Allies agree to a joint procurement of interceptors over five years.
Allies invest in the industrial base and its workers.
Allies agree to base the distribution key on gross national income.
The base for negotiations is the draft of 3 March.
Allies position themselves for the talks.
Allies position the initiative within the framework of the treaty.
Allies field a common position at the conference.
Allies move towards a common position in the autumn.
Allies send a clear signal of unity to capitals.
Allies send the question to experts.
Allies move funds to the radars along the border.
Install radars at the eastern border.
Allies install early-warning radars along the coast with common funding.
Station a liaison officer at the headquarters.
The rotation of batteries is paid by those who take part.
Rotate air defence units through the region under national command.
Allies contribute units to a pooled rotation for 6 months each.
Air defence units from volunteers rotate through the region every six months.
A standing task force for Baltic air defence is set up.
The task force has a mandate for surveillance, training and information.
Allies give the task force a standing mandate.
Rules of engagement remain a national matter and are not discussed.
Any use of force remains a national decision under international law.
Allies recall that the use of force is governed by the Charter.
Allies call upon all sides to refrain from the threat or use of force.
Allies call for an immediate ceasefire.
Allies note the ceasefire and support its monitoring.
Nothing here prejudges the right of self-defence.
Allies exercise restraint.
Allies exercise together in the spring.
The spring exercise is moved to the west of the country.
The exercise takes place as planned.
The exercise is limited to command posts.
The exercise simulates an attack on two ports.
Invite the neighbour to observe the exercise.
Announce the exercise 42 days in advance.
We attach great weight to transparency.
We will answer questions together.
We hit a wall in the talks.
The proposal was shot down in the last round.
Sanctions hit those who fund the incursions.
Sanctions target the firms that make the drones.
Tariffs hit ports and ships.
Take action against drone incursions.
Take measures against jamming.
Take the drone issue to the council.
Take drones out of the statement.
Take out the paragraph on drones.
Take the strain off front-line states.
Lay out the costs.
Lay the matter before ministers.
Mines in the strait are cleared by volunteers.
Clear mines from the approaches.
Board-level talks with industry.
Land for the new radar station is bought.
Land on a common figure.
Drop the reference to missiles.
Drop drones from the list.
Advance the talks on borders.
Advance on the port project is paid.
The march to war must end.
March on schedule.
Storm warnings are shared.
Storm the agenda with proposals.
Sink or swim together.
Burn bridges with nobody.
Do not burn bridges.
Build bridges, not walls.
Crush inflation.
Cripple nobody's budget.
Disable comments.
Hack-proof networks are funded.
Hackathons are held.
Protect networks from hackers.
Down to earth talks.
Bring down tensions at the border.
Bring down the temperature.
Bring down waiting times at the border.
Bring ships and ports into the sanctions regime.
Eliminate delays at the border.
Eliminate blind spots in radar coverage.
Suppress no dissent.
Occupy a seat at the table.
Seize the moment.
Seize the initiative on transparency.
Seize illegal cargo under national law.
Freeze and seize assets of producers.
Capture the costs in one budget.
Respond firmly to incursions.
Respond with a statement.
Respond in kind with visa bans.
Allies react with restraint.
Answer the letter within a week.
Meet force with law.
Meet in force.
Retaliate against tariffs.
Fire drills are held in schools.
Firewalls for networks are funded.
A blockade of the port would be a breach of law.
Allies declare the blockade unlawful.
Allies join the protest against the blockade.
Establish a zone without drones around airports.
Establish a no-exercise zone near the border.
Order a review of the attack.
Order an inquiry into the strike on the convoy.
Begin an inquiry into the attacks.
Approve the report on the attack.
Authorise the secretary general to open talks.
Authorise payments to those hit by the attack.
Agree to discuss the strike in public.
Agree to disagree.
Conduct joint training and exercises.
Conduct a study on missile defence.
Carry out a joint review of ranges and costs.
Carry out inspections at each launch site.
Start a military operations review.
Start talks on the attack of 3 March.
Take military advice.
Take military mobility forward.
Threaten nobody.
Plan for casualties of the budget.
Risk assessments are shared.
Expect delays.
Accept the findings on civilian casualties.
Report casualties to the agency.
Drones are detected earlier with pooled radars.
Drones are intercepted by national decision only.
Allies note that drones are intercepted under national rules.
Aircraft are engaged in air policing.
Ships are engaged in the inspection of cargo.
Troops are engaged in training.
Targets are hit by 2030.
The spending target is hit by all.
Prices are hit by sanctions.
Seized assets fund the radars.
Assets are seized under national law.
The vessel is seized by customs.
The opportunity is seized.
Lessons are captured in a report.
Both fighters and supporters of the text are heard.
Both batteries of measures are funded.
Two missiles programmes are merged.
Eight aircraft makers bid.
The loss of 40 jobs is regretted.
The loss of both aircraft is regretted.
Deploy both instruments.
Deploy all instruments of diplomacy.
Deploy some of the fund now.
Deploy 12 inspectors.
Deploy the first tranche.
Field 40 observers.
Send ten experts and two officials.
Send two notes verbales.
Send both texts to ministers.
Move both items to the next meeting.
Move four places down the agenda.
N delegations agree.
Article 5, paragraph 2.1, 3.4 apply.
Costs rise at 2.5, 3.5 and 4.5 per cent.
Growth at 1.2, 1.3 and 1.4.
E-mail and e-government.
The on-again, off-again talks.
A state-of-the-art radar.
Follow-on talks.
A 5G network.
The G7 and the B9 meet.
The C4 cell meets.
The U.S.A. and the U.K. agree.
Declare war on corruption.
Borders must not be changed by force.
Territory taken by force is not recognised.
Go to ministers.
Kinetic energy is studied.
Defeat the amendment.
Authorise the publication of the report on the destruction of the dam.
Order a study of interception costs.
Have drones registered.
Get ships inspected.
The text that strikes the balance is kept.
Remove obstacles by June.
The war must end.
Allies that strike a deal pay less.
Interception costs are shared.
Prepare options for a response.
Consult rather than strike the bases.
Talk instead of bombing.
Allies neither threaten nor attack anybody.
"""


def lines(text: str) -> list[str]:
    """The sentences of a block."""
    return text.strip().splitlines()
