package dev.serverlease.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows of one lease in the engine's tables and in the product's, as statements that insert copies of them. Which
 * rows and identifiers are its own is read from the columns' names and values, so that a new table needs no line here.
 */
final class TemplateRows {

    /** Columns by which the engine's rows name what they belong to. */
    private static final Set<String> OWNERS = Set.of(
            "id_",
            "proc_inst_id_",
            "process_instance_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "task_id_",
            "resource_id_");

    /** What is unique, or asked for by its value, beside the number. */
    private static final Set<String> TOLD_APART = Set.of(
            "lease.lease.reference",
            "lease.lease.lessee_name",
            "lease.lease.lessee_uscc",
            "lease.identity_verification.person",
            "lease.notice.once",
            "lease.user_archive.archive_no");

    private final JdbcClient database;
    private final String key;
    private final String keyOfCopy;
    private final Map<String, List<Column>> tables;
    private final Set<Object> own = new HashSet<>();
    /** Each row by its table and place, with its values. */
    private final Map<String, Map<String, Object>> rows = new HashMap<>();

    private record Column(String table, String name, String type, boolean generated) {}

    /** @param keyOfCopy SQL of the number of copy n */
    TemplateRows(JdbcClient database, String key, String keyOfCopy) {
        this.database = database;
        this.key = key;
        this.keyOfCopy = keyOfCopy;
        this.tables = database
                .sql("""
                        select c.table_schema || '.' || c.table_name as t, c.column_name, c.data_type,
                            c.is_identity = 'YES' or c.is_generated = 'ALWAYS'
                        from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
                        where b.table_type = 'BASE TABLE' and (c.table_schema = 'lease' and c.table_name not like 'flyway%'
                            or c.table_schema = 'public' and c.table_name ~ '^act_(ru|hi|ge_bytearray)')
                        order by t, c.ordinal_position""")
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Column::table));
        own.addAll(database.sql("select id_ from act_hi_procinst where business_key_ = ?")
                .param(key)
                .query(String.class)
                .list());
        // what belongs to what belongs to it: tasks, then their links; variables, then their bytes
        for (int found = 0; found < own.size(); ) {
            found = own.size();
            tables.forEach(this::read);
        }
    }

    /** Where the rows stand now: a row that is changed moves. */
    Set<String> places() {
        return rows.keySet();
    }

    /** A statement for each row, which inserts its copies from the first number to the last. */
    List<String> inserts(int first, int last) {
        var inserts = new ArrayList<String>();
        rows.forEach((place, values) -> {
            var table = place.substring(0, place.indexOf(' '));
            var columns = tables.get(table).stream()
                    .filter(column -> !column.generated())
                    .toList();
            inserts.add("insert into " + table + " ("
                    + columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "))
                    + ") select "
                    + columns.stream()
                            .map(column -> copied(column, values.get(column.name()), first))
                            .collect(Collectors.joining(", "))
                    + " from " + table + " t, generate_series(" + first + ", " + last + ") n where t.ctid = '"
                    + place.substring(place.indexOf(' ') + 1) + "'");
        });
        return inserts;
    }

    private void read(String table, List<Column> columns) {
        var ours = columns.stream()
                .filter(column -> table.startsWith("lease.")
                        ? column.name().equals(table.equals("lease.lease") ? "number" : "lease_number")
                        : OWNERS.contains(column.name()))
                .map(column -> "t." + column.name() + (table.startsWith("lease.") ? " = :key" : " in (:own)"))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        var found = database.sql(
                        "select t.ctid::text as place, t.* from " + table + " t where " + String.join(" or ", ours))
                .param(table.startsWith("lease.") ? "key" : "own", table.startsWith("lease.") ? key : own)
                .query()
                .listOfRows();
        for (var row : found) {
            rows.put(table + " " + row.get("place"), row);
            Stream.of("id_", "bytearray_id_")
                    .map(row::get)
                    .filter(Objects::nonNull)
                    .forEach(own::add);
        }
    }

    private String copied(Column column, Object value, int first) {
        var name = "t." + quoted(column.name());
        if (key.equals(value)) {
            return keyOfCopy;
        }
        if (own.contains(value)) {
            // as long as the engine's own
            return "left(md5(" + name + " || n), 18)";
        }
        if (column.type().equals("uuid")) {
            return "md5(" + name + "::text || n)::uuid";
        }
        if (TOLD_APART.contains(column.table() + "." + column.name())) {
            return name + " || '-' || n";
        }
        return column.type().startsWith("timestamp")
                ? name + " + case when " + name + " > now() then 1 else -1 end * (n - " + first
                        + ") * interval '7 seconds'"
                : name;
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }
}
