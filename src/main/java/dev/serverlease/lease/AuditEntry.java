package dev.serverlease.lease;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a lease's audit trail, without its time, and the evidence that is kept with it. An action that ends in
 * {@code _KEPT} only adds evidence to the chain; the timeline does not show it.
 *
 * @param actor the user who acted, not the assignee
 * @param detail details of the step to be shown; values that JSON can write
 * @param digest digest of the case or document concerned
 * @param rows rows of evidence by table and column; a row without {@code position} gets the position after the newest
 *     of its lease
 * @param once if true and the evidence already exists, the entry is skipped without an error
 */
public record AuditEntry(
        String actor,
        String action,
        Map<String, ?> detail,
        @Nullable String digest,
        Map<String, List<Map<String, ?>>> rows,
        boolean once) {

    public static AuditEntry of(String actor, String action) {
        return new AuditEntry(actor, action, Map.of(), null, Map.of(), false);
    }

    public AuditEntry detail(Map<String, ?> shown) {
        return new AuditEntry(actor, action, shown, digest, rows, once);
    }

    public AuditEntry on(@Nullable String ofWhat) {
        return new AuditEntry(actor, action, detail, ofWhat, rows, once);
    }

    /** The entry with one more piece of evidence at the end. */
    public AuditEntry keeping(String table, Row row) {
        var more = new LinkedHashMap<>(rows);
        var ofTable = new ArrayList<Map<String, ?>>(more.getOrDefault(table, List.of()));
        ofTable.add(row.columns());
        more.put(table, ofTable);
        return new AuditEntry(actor, action, detail, digest, more, once);
    }

    public AuditEntry unlessKept() {
        return new AuditEntry(actor, action, detail, digest, rows, true);
    }

    /** The columns of one row, by name. */
    public record Row(Map<String, @Nullable Object> columns) {

        public static Row of(String column, @Nullable Object value) {
            return new Row(new LinkedHashMap<>()).and(column, value);
        }

        public Row and(String column, @Nullable Object value) {
            columns.put(column, value);
            return this;
        }
    }
}
