/* appointments: agreed times with one person.
 *
 * appointments_appointment (appointments): person, project, staff_id, day, start_time, minutes, channel
 *   (CODES_talk_channel: at the office, by phone …), place (sealed; stays in the house for who is protected),
 *   interpreter_language (ISO 639-3) and interpreter_variety (Arabic of Iraq and of Morocco need interpreters of their
 *   own, DOMAIN.md 8.6), state (CODES_appointment_state; no_show blames nobody), note (sealed, with --with-notes only);
 *   changed_at and sequence are for calendars (RFC 5545: LAST-MODIFIED, SEQUENCE) and in no package. A calendar has no
 *   personal data.
 * Source: issue 8, section 2. */
#pragma once
