/* open_data_rdf: statements about things, written as JSON-LD or as Turtle. One thing after the other, each with its
 * address; a value of a property is words in all languages, a text, or the addresses of other things. Only this room.
 */
#pragma once
#include "rooms/tables/tables.h"

enum rdf_form { RDF_JSONLD, RDF_TURTLE };
struct rdf {
    struct task *t;
    enum rdf_form form;
    struct buf *o;
    struct json j;
};
/* o is written from here to rdf_done; what prefixes mean is said first. */
void rdf_begin(struct rdf *w, struct task *t, enum rdf_form form, struct buf *o);
void rdf_done(struct rdf *w);
/* type, property: "dcat:Dataset", with a prefix of rdf_begin. */
void rdf_thing(struct rdf *w, struct str address, const char *type);
void rdf_thing_done(struct rdf *w);
void rdf_words(struct rdf *w, const char *property, const char *msgid);
void rdf_text(struct rdf *w, const char *property, struct str text);
void rdf_things(struct rdf *w, const char *property, const struct strs *addresses); /* none: nothing is said */
