/* models_adoption: how the first house hears who has adopted its model, since when, which version, and what was
 * changed: a notice (JSON, docs/model-package.md) that the adopter saves and sends, and that the first house keeps
 * until somebody of the project shows it. About organisations, never about persons. Only this room. */
#pragma once
#include "rooms/models/models_difference.h"

#define NOTICE_FORMAT "kotipolku-adoption/1"
enum {
    NOTICE_MOST = 512 << 10,  /* bytes */
    NOTICES_WAITING_MOST = 20 /* of a model, that came over the web and nobody has shown yet */
};

/* of: key of the first house's model, and its version that was adopted. key: of the adopted one with a secret, so that
 * nobody else tells in its name. edition: of the adopted one, 0 while it is no version yet. */
struct model_notice {
    struct str of, key, who, place, address, what_changed;
    int64_t of_edition, edition;
    struct day since;
    struct difference difference;
};
/* The notice of an adopted model; a version is published before it is told. NOT_FOUND: it was begun here. INVALID: not
 * published (field ""). */
enum outcome models_notice(
    struct task *t, int64_t model, struct model_notice *ret_notice, struct problems *ret_problems) MUST_USE;
struct str models_notice_json(struct task *t, const struct model_notice *n);
/* False: *ret_problems (field "file") says what is wrong. */
bool models_notice_read(
    struct task *t, struct str json, struct model_notice *ret_notice, struct problems *ret_problems);

/* A notice about this model of ours. way: "file" by somebody of the project, "web" from outside (no right is asked).
 * INVALID: about another model, no version of ours, too many wait. */
enum outcome models_notice_take(
    struct task *t, int64_t model, struct str json, const char *way, struct problems *ret_problems) MUST_USE;
/* One of the model's, with its difference; for who works in the project. */
enum outcome models_adoption_get(struct task *t, int64_t model, int64_t adoption, struct model_adoption *ret_adoption,
    struct difference *ret_difference) MUST_USE;
/* It is no adoption, or a joke. By who publishes. */
enum outcome models_adoption_drop(struct task *t, int64_t model, int64_t adoption, int64_t version) MUST_USE;
/* The adopter says that she has told it. */
enum outcome models_told(struct task *t, int64_t model) MUST_USE;
