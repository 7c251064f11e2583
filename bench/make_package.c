/* make_package: a data package with N invented persons: a project, groups of 25, ten sessions of each and a mark for
 * everybody in each. Keys and columns as in the format's description. usage: make_package FOLDER N */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { GROUP = 25, SESSIONS = 10 };

static FILE *file(const char *folder, const char *name, const char *header)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    FILE *f = fopen(path, "w");
    if (!f)
        exit(1);
    fprintf(f, "%s\r\n", header);
    return f;
}

static void persons(const char *folder, long n)
{
    static const char *const given[] = { "Hodan", "Amina", "Fatima", "Idil", "Sahra", "Maryam", "Zahra", "Layla",
        "Oksana", "Shirin", "Rima", "Leena", "Ayaan", "Mohamed", "Ali", "Yusuf" };
    static const char *const part[] = { "Ab", "Wa", "Sa", "Ha", "Mo", "Ni", "Yu", "Fa", "Ka", "Ra", "Ji", "Du", "Ti",
        "Ve", "Lo", "Se", "Bu", "Ma", "Ga", "Xi" };
    static const char *const end[] = { "di", "rsame", "la", "ssan", "mud", "nen", "suf", "rah", "lto", "wa" };
    static const char *const language[] = { "som", "ara", "ckb", "ukr", "fas" };
    FILE *p = file(folder, "people",
        "person,given_names,family_name,birth_date,gender,languages,service_language,phone,municipality,arrived_on,"
        "citizenships,non_disclosure");
    FILE *e = file(
        folder, "participations", "participation,person,project,entry_date,entry_status,entry_education,heard_from");
    for (long i = 0; i < n; i++) {
        long k = i * 7919 % 2000000;
        fprintf(p, "P%ld,%s,%s%s%s,%ld-%02ld-%02ld,woman,%s,fin,040%07ld,091,2019-05-01,SO,no\r\n", i,
            given[i * 7 % 16], part[k % 20], part[k / 20 % 20], end[k / 400 % 10], 1970 + i % 35, 1 + i % 12,
            1 + i % 28, language[i % 5], i);
        fprintf(e, "E%ld,P%ld,S1,2025-09-01,home_care,2,friend\r\n", i, i);
    }
    fclose(p);
    fclose(e);
}

static void groups(const char *folder, long n)
{
    static const char *const mark[] = { "present", "present", "present", "present", "late", "excused", "absent" };
    FILE *g = file(folder, "groups",
        "group,project,name,language,kind,venue,municipality,area,starts_on,ends_on,weekday,start_time,end_time,"
        "capacity,child_care_places");
    FILE *m = file(folder, "memberships", "group,person,joined_on,left_on,state");
    FILE *s = file(folder, "sessions", "session,group,date,start_time,end_time,kind,theme,module,expert,state");
    FILE *a = file(folder, "attendance", "session,person,mark,minutes");
    for (long i = 0; i * GROUP < n; i++) {
        long here = n - i * GROUP < GROUP ? n - i * GROUP : GROUP;
        fprintf(g, "G%ld,S1,Group %06ld,som,peer,Library,091,Kontula,2025-09-01,2025-12-31,mon,10:00,12:30,30,12\r\n",
            i, i);
        for (long k = 0; k < here; k++)
            fprintf(m, "G%ld,P%ld,2025-09-01,,member\r\n", i, i * GROUP + k);
        for (long k = 0; k < SESSIONS; k++) {
            fprintf(
                s, "T%ld-%ld,G%ld,2025-%02ld-%02ld,10:00,12:30,meeting,,,,held\r\n", i, k, i, 9 + k / 4, 1 + k % 4 * 7);
            for (long j = 0; j < here; j++)
                fprintf(a, "T%ld-%ld,P%ld,%s,\r\n", i, k, i * GROUP + j, mark[(i + j + k) % 7]);
        }
    }
    fclose(g);
    fclose(m);
    fclose(s);
    fclose(a);
}

int main(int argc, char **argv)
{
    if (argc != 3 || atol(argv[2]) <= 0)
        return 2;
    mkdir(argv[1], 0700);
    FILE *p = file(argv[1], "projects",
        "project,name,fund,programme,specific_objective,start_date,end_date,managing_authority,lead_organisation,"
        "municipalities");
    fprintf(p, "S1,Measured project,ESF+,Programme,4.2,2025-01-01,2026-12-31,Authority,Lead,091\r\n");
    fclose(p);
    persons(argv[1], atol(argv[2]));
    groups(argv[1], atol(argv[2]));
    return 0;
}
