/* tables_datapackage: datapackage.json, the label on a folder of tables (Frictionless Data Package, Table Schema): which files
 * there are, read and written. What the tables mean is not here. */
#pragma once
#include "rooms/tables/tables_json.h"
#include "rooms/tables/tables_read.h"
#include "rooms/tables/tables_write.h"

struct datapackage_file  { struct str name, path; };   /* "people", "people.csv" */
struct datapackage_files { struct datapackage_file *at; size_t n, cap; };

/* The resources of a datapackage.json. False and *ret_refusal: not JSON, no list of resources, or a path that is no plain
 * file name (folders, "..", addresses: a package is one folder). Resources without a name take it from the path. */
bool datapackage_read(struct task *t, struct str json, struct datapackage_files *ret_files, struct remark *ret_refusal) MUST_USE;

/* A package of these tables, each in "<name>.csv" as FORMAT_CSV writes it. `made` is the instant it was made. */
void datapackage_write(struct buf *o, struct str name, struct str title, struct instant made, const struct table_head *heads, size_t n);
