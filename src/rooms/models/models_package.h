/* models_package: an operating model as one file that another house takes: a ZIP of model.json (models_pack.h), a
 * Markdown file in each language, and the files of its materials. Out for everybody; in for who manages a project,
 * looked at first (an arrival) and then taken, whole or not at all. Only this room. */
#pragma once
#include "rooms/models/models_difference.h"

/* ---- out */
/* Where programs send notices about it; "": this house has no address that others could call. */
struct str models_hear_address(struct task *t, int64_t model);
/* A version as a pack; edition 0: the newest that everybody sees. False: there is none, or it is not shown. */
bool models_pack_open(struct task *t, int64_t model, int64_t edition, struct pack *ret_pack);
/* The same bytes for the same version, as long as its materials stay as they are. left_out: files for which there is no
 * room. */
struct str models_zip(struct task *t, const struct pack *given, size_t *ret_left_out);

/* ---- a ZIP that came */
struct pack_zip {
    struct archive *z;
    struct str card; /* model.json as it came */
    struct pack pack;
    size_t files;
};
/* All of it is looked at: names, sizes, the card, each file. False: *ret_problems (field "file") says what and where.
 */
bool pack_zip_open(struct task *t, struct str bytes, struct pack_zip *ret_zip, struct problems *ret_problems);
/* The bytes of a file of a material; o is emptied first. False as above. */
bool pack_zip_file(struct task *t, const struct pack_zip *zip, const struct pack_file *f, struct buf *o,
    struct problems *ret_problems);

/* ---- in: an arrival waits for its second button; only who brought it sees it, for a day. */
enum outcome models_arrive(struct task *t, int64_t project, struct str name, struct str bytes, int64_t *ret_arrival,
    struct problems *ret_problems) MUST_USE;
/* is: what of it is here already: nothing; the model itself was begun here; it was taken before (here: of which
 * version, and how the package differs from that). module_is_here: of each of its modules, whether the project has it.
 */
enum arrived_is { ARRIVED_NEW, ARRIVED_OURS, ARRIVED_BEFORE };
struct arrived {
    int64_t id, project, here, here_edition;
    struct str name;
    struct pack_zip zip;
    enum arrived_is is;
    struct difference newer;
    bool *module_is_here;
};
/* NOT_FOUND: it is gone, or another's. INVALID as above. */
enum outcome models_arrival(
    struct task *t, int64_t arrival, struct arrived *ret_arrived, struct problems *ret_problems) MUST_USE;
/* A draft of it in the project, with where it comes from; its modules among those of the project, its materials as
 * drafts. */
enum outcome models_take(struct task *t, int64_t arrival, int64_t *ret_model, struct problems *ret_problems) MUST_USE;

/* ---- what an adopted model was when it was taken. False: it was begun here. */
bool models_origin_pack(struct task *t, int64_t model, struct model_origin *ret_origin, struct pack *ret_pack);
