/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "entry.q.h"
#include "model/facet.h"
#include "store/case_store.h"
#include "store/row.h"

static bool
add_attachments(Db *db, const Entry *e, GError **err)
{
	for (size_t i = 0; i < e->n_attachments; i++) {
		const Attachment *at = &e->attachments[i];

		if (!row_exec(q_attachment_add(db, e->id, (int64_t)i + 1, at->sha256,
		                  at->name, at->content_type, at->size, at->content_id,
		                  at->is_raw),
		        err))
			return false;
	}
	return true;
}

/* What it is found by, beside what belongs to the case: its text, and the names of what
 * is attached. */
static const char *
words_of(Arena *a, const Entry *e)
{
	const char *text = e->text ? e->text : "";

	for (size_t i = 0; i < e->n_attachments; i++)
		if (!e->attachments[i].is_raw)
			text = arena_printf(a, "%s\n%s", text, e->attachments[i].name);
	return text;
}

static bool
add_words(Db *db, Arena *a, const Case *c, const Entry *e, const char *text, GError **err)
{
	const char *facets = facets_of(a, c);
	char file[FACET_SIZE];

	facet_write((Facet){ FACET_FILE, 1 }, file);
	if (CHANGES(&e->change, subject) &&
	    !row_exec(q_subject_search_add(db, e->id, c->subject, facets), err))
		return false;
	return row_exec(q_entry_search_add(db, e->id, c->id, c->subject,
	                    row_some(&c->person_id), row_some(&c->customer_id), text,
	                    facets, file),
	    err);
}

/* With its first file a case is one that has files, in all that was written before. */
static bool
mark_files(Db *db, Arena *a, const Entry *e, GError **err)
{
	char *file = arena_newv(a, char, FACET_SIZE);

	facet_write((Facet){ FACET_FILE, 1 }, file);
	for (size_t i = 0; i < e->n_attachments; i++)
		if (!e->attachments[i].is_raw)
			return facets_store_move(db, e->case_id, "", file, err);
	return true;
}

bool
facets_store_move(Db *db, int64_t case_id, const char *gone, const char *came,
    GError **err)
{
	return row_exec(q_entry_facets_move(db, case_id, gone, came), err) &&
	       row_exec(q_subject_facets_move(db, case_id, gone, came), err) &&
	       row_exec(q_file_facets_move(db, case_id, gone, came), err);
}

bool
entry_store_add(Db *db, Arena *a, const Case *c, Entry *e, GError **err)
{
	int64_t id;

	if (!row_int(q_entry_add(db, c->id, e->at, e->kind, row_some(&e->staff_id),
	                 row_some(&e->person_id), e->is_public, e->text ? e->text : "",
	                 e->html, change_to_json(a, &e->change), e->details),
	        &id, err))
		return false;
	e->id = id;
	e->case_id = c->id;
	if (!add_attachments(db, e, err))
		return false;
	const char *text = words_of(a, e);
	if (!*text && !CHANGES(&e->change, subject) && !CHANGES(&e->change, person_id) &&
	    !CHANGES(&e->change, customer_id))
		return true;
	return add_words(db, a, c, e, text, err) && mark_files(db, a, e, err);
}

/* The change is read after the loop: reading it can fail, a row reader cannot. */
typedef struct {
	Entry e;
	const char *change;
} EntryRow;

static void
read_entry(Arena *a, DbStmt *st, void *out)
{
	EntryRow *row = out;

	row->e = (Entry){
		.id = db_int(st, c_entry_id),
		.case_id = db_int(st, c_entry_case_id),
		.at = db_int(st, c_entry_at),
		.kind = (EntryKind)db_int(st, c_entry_kind),
		.staff_id = db_int(st, c_entry_staff_id),
		.person_id = db_int(st, c_entry_person_id),
		.is_public = db_int(st, c_entry_is_public) != 0,
		.minutes = (int)db_int(st, c_entry_minutes),
		.text = row_text(a, st, c_entry_text),
		.html = row_text(a, st, c_entry_html),
		.details = row_text(a, st, c_entry_details),
		.author = row_text(a, st, c_entry_author),
	};
	row->change = row_text(a, st, c_entry_change);
}

typedef struct {
	Attachment at;
	int64_t entry_id, n;
} AttachmentRow;

static void
read_attachment(Arena *a, DbStmt *st, void *out)
{
	AttachmentRow *row = out;

	row->entry_id = db_int(st, c_attachment_entry_id);
	row->n = db_int(st, c_attachment_n);
	row->at = (Attachment){
		.name = row_text(a, st, c_attachment_name),
		.content_type = row_text(a, st, c_attachment_content_type),
		.content_id = row_text(a, st, c_attachment_content_id),
		.size = db_int(st, c_attachment_size),
		.is_raw = db_int(st, c_attachment_is_raw) != 0,
	};
	g_strlcpy(row->at.sha256, db_text(st, c_attachment_sha256),
	    sizeof row->at.sha256);
}

/* Both are sorted by entry. */
static void
give_attachments(Arena *a, Entry *entries, size_t n, const AttachmentRow *rows,
    size_t n_rows)
{
	size_t from = 0;

	for (size_t i = 0; i < n; i++) {
		Attachment *own = NULL;
		size_t n_own = 0;

		while (from < n_rows && rows[from].entry_id < entries[i].id)
			from++;
		for (; from < n_rows && rows[from].entry_id == entries[i].id; from++)
			*arena_push(a, &own, &n_own) = rows[from].at;
		entries[i].attachments = own;
		entries[i].n_attachments = n_own;
	}
}

static bool
entries_from_rows(Arena *a, const EntryRow *rows, size_t n, Entry **out, GError **err)
{
	Entry *entries = arena_newv(a, Entry, n);

	for (size_t i = 0; i < n; i++) {
		entries[i] = rows[i].e;
		if (!change_from_json(a, rows[i].change, &entries[i].change, err))
			return false;
	}
	*out = entries;
	return true;
}

bool
entry_store_of_case(Db *db, Arena *a, int64_t case_id, bool only_public, Entry **out,
    size_t *n_out, GError **err)
{
	EntryRow *rows;
	AttachmentRow *files;
	Entry *entries;
	size_t n, n_files;

	if (!ROW_ALL(a, q_entries_of_case(db, case_id, only_public), read_entry, &rows,
	        &n, err) ||
	    !entries_from_rows(a, rows, n, &entries, err) ||
	    !ROW_ALL(a, q_attachments_of_case(db, case_id), read_attachment, &files,
	        &n_files, err))
		return false;
	give_attachments(a, entries, n, files, n_files);
	*out = entries;
	*n_out = n;
	return true;
}

static void
read_mark(Arena *a, DbStmt *st, void *out)
{
	EntryRow *row = out;

	row->e = (Entry){
		.id = db_int(st, c_entry_marks_id),
		.at = db_int(st, c_entry_marks_at),
		.kind = (EntryKind)db_int(st, c_entry_marks_kind),
		.staff_id = db_int(st, c_entry_marks_staff_id),
		.person_id = db_int(st, c_entry_marks_person_id),
		.is_public = db_int(st, c_entry_marks_is_public) != 0,
		.text = "",
		.details = row_text(a, st, c_entry_marks_details),
	};
	row->change = row_text(a, st, c_entry_marks_change);
}

bool
entry_store_marks(Db *db, Arena *a, int64_t case_id, Entry **out, size_t *n_out,
    GError **err)
{
	EntryRow *rows;

	return ROW_ALL(a, q_entry_marks(db, case_id), read_mark, &rows, n_out, err) &&
	       entries_from_rows(a, rows, *n_out, out, err);
}

bool
entry_store_find(Db *db, Arena *a, int64_t id, Entry **out, GError **err)
{
	EntryRow *row;
	AttachmentRow *files;
	Entry *e;
	size_t n_files;

	if (!ROW_ONE(a, q_entry_find(db, id), read_entry, &row, err))
		return false;
	if (!row) {
		*out = NULL;
		return true;
	}
	if (!entries_from_rows(a, row, 1, &e, err) ||
	    !ROW_ALL(a, q_attachments_of_entry(db, id), read_attachment, &files, &n_files,
	        err))
		return false;
	give_attachments(a, e, 1, files, n_files);
	*out = e;
	return true;
}

bool
attachment_store_find(Db *db, Arena *a, int64_t entry_id, int64_t n, Attachment **out,
    GError **err)
{
	AttachmentRow *rows;
	size_t n_rows;

	if (!ROW_ALL(a, q_attachments_of_entry(db, entry_id), read_attachment, &rows,
	        &n_rows, err))
		return false;
	*out = NULL;
	for (size_t i = 0; i < n_rows; i++)
		if (rows[i].n == n)
			*out = &rows[i].at;
	return true;
}
