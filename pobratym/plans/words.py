"""Words for what the steps of a plan lack, and what each of them asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from pobratym.plans.rules.steps import Gap
from pobratym.plans.states import Step

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Advice:
    """What a step asks, what a good answer is, an example, and how an entry is called."""

    question: StrOrPromise
    good: StrOrPromise
    example: StrOrPromise
    add: StrOrPromise
    empty: StrOrPromise


ADVICE: Final[dict[Step, Advice]] = {
    Step.PROBLEMS: Advice(
        _("Which problem do we want to solve together?"),
        _(
            "One problem in an entry, in words a resident would use: who suffers from what. "
            "Then how urgent it is for us, and honestly: can a partnership help with it at all?"
        ),
        _(
            "Pupils leave school without having written a line of code; most teachers of "
            "informatics learned before 2005."
        ),
        _("Add a problem"),
        _("No problem is written yet."),
    ),
    Step.GOALS: Advice(
        _("What exactly do we want to reach?"),
        _(
            "A goal is a state that can be seen, not an activity. Give at least one goal for a "
            "year and one beyond it, and the result both sides expect."
        ),
        _("In every second school at least one teacher can run a course of networking."),
        _("Add a goal"),
        _("No goal is written yet."),
    ),
    Step.ACTIVITIES: Advice(
        _("What will we do together to reach the goals?"),
        _(
            "What both sides do, when, and who answers for it by name or office. Begin with "
            "what is simple for the partner to decide: the first success opens the doors to the"
            " harder."
        ),
        _("Two-week training of twenty teachers at the partner’s university, in spring."),
        _("Add an activity"),
        _("No joint activity is written yet."),
    ),
    Step.EFFECTS: Advice(
        _("What will each activity do for the goals?"),
        _(
            "One sentence for each activity and goal: because of this, that will change. An "
            "activity without an effect is an outing; a goal without an activity is a wish."
        ),
        _("Trained teachers open courses in their schools from the next school year."),
        _("Add an effect"),
        _("No expected effect is written yet."),
    ),
    Step.INDICATORS: Advice(
        _("By which figures will we see that it works?"),
        _(
            "A figure that somebody really counts: from how many, to how many, by when, who "
            "counts, from which source, how often. Numbers stand in their own fields, words in "
            "the unit."
        ),
        _("Schools with a course of networking: from 3 to 20 by the end of 2027."),
        _("Add an indicator"),
        _("No indicator is written yet."),
    ),
    Step.MONITORING: Advice(
        _("Who watches over the plan, and how?"),
        _(
            "A body or two persons, one on each side, who meet at agreed times, look at the "
            "figures and may change the plan."
        ),
        _("A working group of three from each side meets online every quarter."),
        _("Add a monitor"),
        _("Nobody watches over the plan yet."),
    ),
}

GAPS: Final[dict[Gap, StrOrPromise]] = {
    Gap.NO_PROBLEM: _("name at least one problem"),
    Gap.PRIORITY: _("weigh the priority of each problem"),
    Gap.CAN_HELP: _("answer whether a partnership can help"),
    Gap.NO_GOAL: _("write at least one goal"),
    Gap.LONG_GOAL: _("add a goal beyond one year"),
    Gap.RESULT: _("say which result is expected of each goal"),
    Gap.NO_ACTIVITY: _("plan at least one joint activity"),
    Gap.RESPONSIBLE: _("name who answers for each activity"),
    Gap.DATES: _("give each activity its dates"),
    Gap.EASE: _("ask the partner how simple each activity is for it"),
    Gap.NO_EFFECT: _("tie activities to goals"),
    Gap.ACTIVITY_WITHOUT_EFFECT: _("some activities serve no goal"),
    Gap.GOAL_WITHOUT_ACTIVITY: _("some goals have no activity"),
    Gap.NO_INDICATOR: _("choose at least one indicator"),
    Gap.GOAL_WITHOUT_INDICATOR: _("some goals have no indicator"),
    Gap.NUMBERS: _("give each indicator its value now, target and day"),
    Gap.MEASURER: _("name who measures each indicator, and the source"),
    Gap.NO_MONITORING: _("name who watches over the plan"),
    Gap.TRANSLATION: _("some texts have one language only"),
}
