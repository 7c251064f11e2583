/* duties_rules: what a project that the ESF+ pays for must do and tell, one readable table. A row that the law changes
 * gets a row of its own beside it (another number, from its day on), so that what was asked of a project then stays.
 * Only duties*.c include it.
 *
 * number     stands in addresses and in rows: never used again for anything else
 * code       CODES_duty_rule, the word in the data package
 * from       what the day is counted from (enum duty_from): START and END of the project, ACTIVITY: its first session
 *            (START as long as there is none), PERIOD: the last day of each of its periods, one duty for each
 * months     the day is so many months after that
 * over       asked of projects whose total cost is more than so many euros; 0: of all
 * valid      asked when its day is this one or later: since when the act is applied
 * act, place where it stands
 * name, what said to whoever works in the project
 *
 * The acts name no day for these (report: the funder's decision does): what is counted here is a reminder, and a
 * project writes its own day over it. Sources: Regulation (EU) 2021/1060 articles 47, 50, 82 and annex IX, Regulation
 * (EU) 2021/1057 article 17 and annex I, Act 757/2021 sections 51 and 56. */
#pragma once

/* clang-format off */
#define DUTY_RULES(R) \
    R( 1, website,      START,    1, 0,        "2021-07-01", CPR,    "50(1)(a)", \
       N_("Tell about the project on the web"), \
       N_("A short description on the website and in social media: the aims, the results, and that the European " \
          "Union pays for a part of it.")) \
    R( 2, statement,    START,    1, 0,        "2021-07-01", CPR,    "50(1)(b)", \
       N_("Say who pays in all materials"), \
       N_("The emblem of the European Union and the words \"Co-funded by the European Union\" stand on everything " \
          "for the public and for participants: brochures, invitations, forms, certificates.")) \
    R( 3, poster,       ACTIVITY, 0, 0,        "2021-07-01", CPR,    "50(1)(d)", \
       N_("Put up a poster"), \
       N_("At least one poster of size A3, or a screen of that size, where everybody sees it. It tells about the " \
          "project and about the support of the European Union.")) \
    R( 4, plaque,       START,    1, 100000,   "2021-07-01", CPR,    "50(1)(c)", \
       N_("Put up a lasting plaque"), \
       N_("Only if the project pays for buildings, or for equipment that is installed, and costs more than 100,000 " \
          "euros. If not, mark it as not needed.")) \
    R( 5, event,        START,   12, 10000000, "2021-07-01", CPR,    "50(1)(e)", \
       N_("Arrange an event for the public"), \
       N_("A project that costs more than 10,000,000 euros arranges an event and invites the European Commission and " \
          "the managing authority in good time.")) \
    R( 6, participants, PERIOD,   1, 0,        "2021-09-01", NATION, "56", \
       N_("Participants are in EURA"), \
       N_("The first and the last day of each participant of the period, and what is asked on them, are entered in " \
          "EURA.")) \
    R( 7, report,       PERIOD,   2, 0,        "2021-09-01", NATION, "51", \
       N_("Send the follow-up report"), \
       N_("The report of the period is sent to the funder in EURA.")) \
    R( 8, results,      END,      0, 0,        "2021-07-01", CPR,    "50(1)(a)", \
       N_("Tell the results on the web"), \
       N_("The description on the website and in social media says what came of the project.")) \
    R( 9, final_report, END,      2, 0,        "2021-09-01", NATION, "51", \
       N_("Send the final report"), \
       N_("The report of the whole project is sent to the funder in EURA.")) \
    R(10, six_months,   END,      7, 0,        "2021-07-01", ESF,    "17", \
       N_("Results after six months are known"), \
       N_("Everybody who left has been asked six months later. The last ones leave on the last day of the project.")) \
    R(11, documents,    END,      0, 0,        "2021-07-01", CPR,    "82", \
       N_("Agree where documents are kept"), \
       N_("Documents of the project are kept five years from the end of the year in which the last payment came. " \
          "Write down where they are and who answers for them."))
/* clang-format on */
