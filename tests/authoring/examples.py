"""For every check the smallest change to the lake that it must find. « marks the place.

Each line: the code, then pairs of what stands in the template and what stands there instead.
"""

from tests.authoring.lake import Edit

HIGHLAND = 'text: "Run the dam as before, and answer letters."}\n      worth:\n'
NO_RED_LINES = (
    "      red_lines:                   # what it may never accept\n"
    "        - {issue: dam, options: [board], why: The dam is not for others to open and close.}\n",
    "",
)
LOWPORT_LINE = (
    "        - {issue: catch, options: [silence], "
    "why: A Minister of Fisheries cannot sign a text without fish.}\n"
)
MEET = "{clause: watch}\n"
CAPITAL = (
    "        - issue: watch\n"
    "          points: {office: 30}     # or allow: [an option behind a red line], or walk_away: -2\n"
)
EFFECT = "      - {points: {seat: highland, issue: dam, option: gauge, add: 20}}\n"
OBSERVER = """\
  guest:
    name: Guest
    role: observer
    mandate:
      instructions: You watch, and you may write down who promised what to whom.
"""
STATEMENT = "# ---- The statement, in order."
OPEN = "    # opening: {catch: restraint}  # where it stands at first; left out: on its best options\n"

Example = tuple[str, *tuple[Edit, ...]]


def observer(more: str, role: str = "observer") -> Edit:
    return (STATEMENT, OBSERVER.replace("observer", role) + more + "\n" + STATEMENT)


EXAMPLES: tuple[Example, ...] = (
    # names
    ("bad-id", ("  drought:", "  «Dry Summer:")),
    ("bad-id", ("id: my-scenario ", "id: «My-Scenario ")),
    ("bad-id", (STATEMENT, OBSERVER.replace("guest", "«host") + "\n" + STATEMENT)),
    ("unknown-name", ("chair: isle", "chair: «isla")),
    ("unknown-name", (MEET, "{clause: watch}\n  - {clause: «fish}\n")),
    ("unknown-name", ("basket: works", "basket: «work")),
    ("unknown-name", ("when: {dam: [gauge, board]}\n    text", "when: {dam: [gauge, «bord]}\n    text")),
    ("unknown-name", ("when: {dam: [gauge, board]}\n    text", "when: {«damm: [gauge, board]}\n    text")),
    ("unknown-name", ("if: {most: {dam: [gauge]}}", "if: {any: [{event: «drougt}]}")),
    (
        "unknown-name",
        ("{seat: highland, issue: dam, option: gauge,", "{seat: «high, issue: dam, option: gauge,"),
    ),
    ("unknown-name", ("adds_to: season", "adds_to: «sesaon")),
    ("unknown-name", (OPEN, "    opening: {catch: «restrain}\n")),
    ("unknown-name", (OPEN, "    opening: {«fish: restraint}\n")),
    ("unknown-name", ("points: {office: 30}", "points: {«offices: 30}")),
    ("unknown-name", ("- {issue: dam, options: [board],", "- {issue: dam, options: [«boards],")),
    ("unknown-name", ("    round: 2\n", "    round: 2\n    to: [isle, «iles]\n")),
    (
        "unknown-name",
        ("    axis: from silence to quotas", "    history: «quota\n    axis: from silence to quotas"),
    ),
    ("chair-not-a-member", ("chair: isle", "chair: «guest"), observer("")),
    ("bad-language", ("language: en", "language: «English")),
    (
        "bad-flag",
        ("    flag: none                     # a country", "    flag: «Bulgaria                 # a country"),
    ),
    # structure
    ("out-of-range", ("strength: 5", "strength: «9")),
    ("out-of-range", ("dam:   [50, [100, 60, 0]]", "dam:   [50, [100, «160, 0]]")),
    ("out-of-range", ("minutes: 30", "minutes: «0")),
    ("clause-not-placed", ("  - {clause: dam}\n", ""), ("  dam:\n    title", "  «dam:\n    title")),
    ("clause-placed-twice", (MEET, "{clause: watch}\n  - {clause: «dam}\n")),
    (
        "annex-not-placed",
        ("  - {annex: What will be done first}\n", ""),
        ("annex:\n  gauge", "«annex:\n  gauge"),
    ),
    ("annex-not-placed", (MEET, "{clause: watch}\n  - {annex: Works}\n"), ("{annex: What", "{annex: «What")),
    (
        "adds-to-a-later-option",
        ("        label: A closed season\n", "        adds_to: «quotas\n        label: Closed\n"),
        ("        adds_to: season            # the clause of season comes first, then this one\n", ""),
    ),
    ("adds-to-a-later-option", ("adds_to: notice", "adds_to: «gauge")),
    (
        "empty-clause",
        ("clause: The Ministers affirm that the lake should be fished with restraint.", 'clause: «""'),
    ),
    ("unclear-fallback", ("strength: 5", "strength: 0"), ("  catch:\n    title", "  «catch:\n    title")),
    ("share-of-a-majority", ("decision: consensus  ", '«share: "2/3"\n  decision: consensus  ')),
    (
        "share-of-a-majority",
        ("decision: consensus  ", "decision: majority "),
        ("procedure:\n", "«procedure:\n"),
    ),
    ("share-of-a-majority", ("decision: consensus  ", 'decision: majority\n  share: «"1/3"  ')),
    ("share-of-a-majority", ("decision: consensus  ", "decision: majority\n  share: «two-thirds  ")),
    ("round-never-comes", ("    round: 2\n", "    round: «7\n")),
    ("round-never-comes", ("    round: 2\n", "    «round: [3, 2]\n")),
    ("round-never-comes", ("from_round: 2", "from_round: «5")),
    ("round-never-comes", ("if: {most: {dam: [gauge]}}", "if: {any: [{round: «9}]}")),
    ("empty-choice", ("when: {dam: [gauge, board]}\n    text", "when: {«dam: []}\n    text")),
    ("empty-choice", ("if: {most: {dam: [gauge]}}", "if: {most: {«dam: [gauge, gauge]}}")),
    ("draw-too-large", ("  order: sequential", "  events: «2\n  order: sequential")),
    # mandates
    (
        "mandate-does-not-fit-role",
        ('      walk_away: {value: 50, text: "Pray, and wait for better ministers."}\n', ""),
        (
            "    mandate:\n      instructions: >-\n        You chair",
            "    «mandate:\n      instructions: >-\n        You chair",
        ),
    ),
    ("mandate-does-not-fit-role", observer("      «walk_away: {value: 40, text: None.}\n")),
    ("mandate-does-not-fit-role", observer("    «opening: {catch: season}\n", "adviser")),
    ("mandate-does-not-fit-role", observer("    «minister: {style: firm}\n")),
    (
        "worth-incomplete",
        ("        watch: [40, [0, 50, 100]]\n", ""),
        ("      worth:\n        catch: [30, [0", "      «worth:\n        catch: [70, [0"),
    ),
    ("worth-incomplete", ("dam:   [50, [100, 60, 0]]", "«dam:   [50, [100, 60]]")),
    ("weights-do-not-add-up", ("      worth:\n        catch: [25,", "      «worth:\n        catch: [24,")),
    ("no-option-worth-100", ("dam:   [30, [20, 100, 60]]", "«dam:   [30, [20, 90, 60]]")),
    (
        "red-lines-block-an-issue",
        ("- {issue: dam, options: [board],", "- {issue: dam, «options: [notice, gauge, board],"),
    ),
    ("opens-behind-its-red-line", ("    bio: Ana", "    opening: {dam: «board}\n    bio: Ana")),
    ("same-red-line-twice", (LOWPORT_LINE, LOWPORT_LINE + LOWPORT_LINE.replace("[silence]", "[«silence]"))),
    ("link-without-points", ("          points: 4", "          points: «0")),
    ("link-without-points", ("- when: {catch: [season, quotas], dam: [gauge, board]}", "- «when: {}")),
    ("capital-changes-nothing", ("points: {office: 30}  ", "allow: [«office]  ")),
    ("capital-changes-nothing", ("points: {office: 30}  ", "points: {yearly: «30}  ")),
    ("capital-changes-nothing", (CAPITAL, "        - «issue: watch\n")),
    ("event-changes-nothing", (EFFECT, EFFECT.replace("{points", "«{points").replace("20", "0"))),
    ("event-changes-nothing", (EFFECT, "      - «{rounds: {add: 0}}\n")),
    ("event-changes-nothing", (EFFECT, "      - «{walk_away: {seat: guest, add: 2}}\n"), observer("")),
    ("event-changes-nothing", (EFFECT, "      - «{initiatives: {seat: guest, add: 2}}\n"), observer("")),
    (
        "event-changes-nothing",
        (EFFECT, "      - «{points: {seat: guest, issue: dam, option: gauge, add: 2}}\n"),
        observer(""),
    ),
    (
        "event-changes-nothing",
        (EFFECT, "      - «{set_red_line: {seat: guest, issue: dam, option: gauge}}\n"),
        observer(""),
    ),
    # texts
    ("empty-text", ('title: "The lake"', 'title: «" "')),
    ("text-too-long", ('title: "The lake"', f'title: «"{"lake " * 17}"')),
    (
        "placeholder-undefined",
        ("{weeks} weeks", "{week} weeks"),
        ("clause: The Ministers agree that nobody", "clause: «The Ministers agree that nobody for {weeks}"),
    ),
    (
        "placeholder-undefined",
        ("with restraint.", "with {restraint."),
        ("clause: The Ministers affirm", "clause: «The Ministers affirm"),
    ),
    ("placeholder-unused", ('  weeks: "eight"', '  weeks: "eight"\n  «days: "ten"')),
    ("placeholder-not-filled", ("axis: from silence to quotas", "axis: «from silence to {weeks}")),
    ("numbers-given-away", ("bio: Ana Terrin built the dam.", "bio: «Ana Terrin wants 60 points.")),
    (
        "numbers-given-away",
        ("      instructions: >-\n        You chair", "      instructions: «>-\n        At 50 you chair"),
    ),
    (
        "reading-time-unbalanced",
        (
            "      instructions: >-\n        You chair",
            f"      instructions: «>-\n        {'You chair. ' * 95} You",
        ),
    ),
    # options
    (
        "issue-never-agreed",
        ("  dam:\n    title", "  «dam:\n    title"),
        (LOWPORT_LINE, LOWPORT_LINE + "        - {issue: dam, options: [notice, gauge], why: No.}\n"),
    ),
    (
        "option-nobody-may-choose",
        ("      board:\n", "      «board:\n"),
        (LOWPORT_LINE, LOWPORT_LINE + "        - {issue: dam, options: [board], why: No.}\n"),
        (
            'wait for better ministers."}\n',
            'wait for better ministers."}\n      red_lines: [{issue: dam, options: [board], why: No.}]\n',
        ),
    ),
    (
        "option-nobody-wants",
        ("      restraint:\n", "      «restraint:\n"),
        ("catch: [25, [60, 100, 50, 0]]", "catch: [25, [60, 50, 100, 0]]"),
    ),
    (
        "annex-line-never-printed",
        ("when: {dam: [gauge, board]}\n    text", "when: {«dam: [board]}\n    text"),
    ),
    # bargaining
    (
        "no-text-for-all",
        ('walk_away: {value: 50, text: "Run', 'walk_away: {value: «88, text: "Run'),
        ("walk_away: {value: 50, text: Go", "walk_away: {value: 88, text: Go"),
    ),
    (
        "agreement-needs-the-capitals",
        ('walk_away: {value: 50, text: "Run', 'walk_away: {value: 95, text: "Run'),
        ("points: {office: 30}     #", "walk_away: -45           #"),
        ("delegations:\n", "«delegations:\n"),
    ),
    (
        "never-content",
        ("dam:   [50, [100, 60, 0]]", "dam:   [50, [0, 0, 100]]"),
        ('walk_away: {value: 50, text: "Run', 'walk_away: {value: «60, text: "Run'),
    ),
    ("always-content", ("walk_away: {value: 50, text: Go", "walk_away: {value: «12, text: Go")),
    (
        "agreed-from-the-start",
        ("  watch:\n    title", "  «watch:\n    title"),
        ("watch: [25, [50, 100, 40]]", "watch: [25, [50, 40, 100]]"),
        ("points: {office: 30}     #", "points: {yearly: 30}     #"),
    ),
    ("content-before-the-talks", ('walk_away: {value: 50, text: "Run', 'walk_away: {value: «27, text: "Run')),
    (
        "history-breaks-red-line",
        ("axis: from silence to quotas", "axis: from silence to quotas\n    history: «silence"),
    ),
    (
        "history-below-walk-away",
        ("axis: from silence to quotas", "axis: from silence to quotas\n    history: season"),
        ("axis: from nobody to an office", "axis: from nobody to an office\n    history: yearly"),
        ("axis: from a telephone call to a common board", "axis: up\n    history: gauge"),
        ("walk_away: {value: 50, text: Go", "walk_away: {value: «77, text: Go"),
    ),
)
