package dev.serverlease.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows that one lease has, in our tables and in the engine's. Which tables these are is read from the catalogue:
 * ours have a column for the lease's number, or a foreign key to a table that has one; the engine's name what they
 * belong to.
 */
final class LeaseRows {

    /** Tables of ours whose rows speak of a lease and are not its own, each with why. */
    static final Map<String, String> NOT_ITS_OWN = new TreeMap<>(Map.of(
            "anchor_head", "no anchor has covered the copy yet",
            "replay_lease", "what a replay found is of the replay",
            "replay_change", "what a replay found is of the replay",
            "steering_item", "a run was over the lease that it names",
            "mismatch", "found anew where there is one",
            "request_done", "what was answered names the lease that was asked about"));

    /** Columns by which the engine's rows name what they belong to. */
    private static final Set<String> OWNERS = Set.of(
            "id_",
            "proc_inst_id_",
            "process_instance_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "task_id_",
            "resource_id_");

    /** An amount keeps its last noughts. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** @param identity numbered by the table itself */
    record Column(String name, String type, boolean identity, boolean generated) {}

    /** @param key columns of a foreign key, with what each refers to */
    record Reference(String table, String column, String parent, String parentColumn) {}

    /** What the catalogue says; read once. */
    static final class Catalogue {

        final Map<String, List<Column>> tables = new TreeMap<>();
        /** By one column each: what has a lease's number needs no other. */
        final List<Reference> references;

        Catalogue(JdbcClient database) {
            database.sql("""
                            select c.table_schema || '.' || c.table_name, c.column_name, c.data_type, c.is_identity = 'YES', c.is_generated = 'ALWAYS'
                            from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
                            where b.table_type = 'BASE TABLE' and (c.table_schema = 'lease' and c.table_name not like 'flyway%'
                                or c.table_schema = 'public' and c.table_name ~ '^act_(ru|hi|ge_bytearray)')
                            order by 1, c.ordinal_position""").query(row -> {
                tables.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5)));
            });
            references = database.sql("""
                            select k.conrelid::regclass::text, a.attname, k.confrelid::regclass::text, p.attname from pg_constraint k
                            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                            join pg_attribute p on p.attrelid = k.confrelid and p.attnum = k.confkey[1]
                            where k.contype = 'f' and k.connamespace = 'lease'::regnamespace and cardinality(k.conkey) = 1""")
                    .query((row, n) ->
                            new Reference(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .list();
        }

        /** Tables of ours by how their rows are found: those with the lease's number, then those that refer to them. */
        Map<String, Reference> ours() {
            var ours = new LinkedHashMap<String, Reference>();
            tables.forEach((table, columns) -> {
                var number = table.equals("lease.lease") ? "number" : "lease_number";
                if (table.startsWith("lease.")
                        && !NOT_ITS_OWN.containsKey(table.substring("lease.".length()))
                        && columns.stream().anyMatch(column -> column.name().equals(number))) {
                    ours.put(table, new Reference(table, number, "", ""));
                }
            });
            for (int found = 0; found < ours.size(); ) {
                found = ours.size();
                for (var reference : references) {
                    if (ours.containsKey(reference.parent()) && !ours.containsKey(reference.table())) {
                        ours.put(reference.table(), reference);
                    }
                }
            }
            return ours;
        }
    }

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final String number;

    /** The engine's identifiers of what belongs to the lease. */
    final Set<String> engineIds = new TreeSet<>();

    final Map<String, ArrayNode> byTable = new LinkedHashMap<>();

    LeaseRows(JdbcClient database, Catalogue catalogue, String number) {
        this.database = database;
        this.catalogue = catalogue;
        this.number = number;
        catalogue.ours().forEach((table, reference) -> {
            var found = reference.parent().isEmpty()
                    ? read(table, "t." + reference.column() + " = (:key)", number)
                    : read(
                            table,
                            "t." + reference.column() + "::text = any(:key)",
                            values(reference.parent(), reference.parentColumn()));
            keep(table, found);
        });
        readEngine();
    }

    private String[] values(String table, String column) {
        return StreamSupport.stream(
                        byTable.getOrDefault(table, JSON.createArrayNode()).spliterator(), false)
                .map(row -> row.path(column).asText())
                .toArray(String[]::new);
    }

    /** What belongs to what belongs to it: tasks, then their links; variables, then their bytes. */
    private void readEngine() {
        engineIds.addAll(database.sql("select id_ from act_hi_procinst where business_key_ = ?")
                .param(number)
                .query(String.class)
                .list());
        var seen = new HashSet<String>();
        for (int found = 0; found < engineIds.size(); ) {
            found = engineIds.size();
            var known = engineIds.toArray(String[]::new);
            catalogue.tables.forEach((table, columns) -> {
                var owners = columns.stream()
                        .map(Column::name)
                        .filter(OWNERS::contains)
                        .map(column -> "t." + column + " = any(:key)")
                        .collect(Collectors.joining(" or "));
                if (table.startsWith("lease.") || owners.isEmpty()) {
                    return;
                }
                for (var row : read(table, owners, known)) {
                    Stream.of("id_", "bytearray_id_")
                            .map(row::path)
                            .filter(id -> id.isTextual())
                            .forEach(id -> engineIds.add(id.asText()));
                    if (seen.add(table + row)) {
                        byTable.computeIfAbsent(table, none -> JSON.createArrayNode())
                                .add(row);
                    }
                }
            });
        }
    }

    private void keep(String table, ArrayNode rows) {
        if (!rows.isEmpty()) {
            byTable.put(table, rows);
        }
    }

    /** Files stay in the database: they are copied there. */
    private ArrayNode read(String table, String where, Object key) {
        var columns = catalogue.tables.get(table).stream()
                .filter(column -> !column.generated()
                        && !(table.equals("lease.attachment_content")
                                && column.name().equals("content")))
                .map(column -> "t.\"" + column.name() + "\"")
                .collect(Collectors.joining(", "));
        var order = catalogue.tables.get(table).stream()
                .filter(Column::identity)
                .map(column -> " order by t." + column.name())
                .findFirst()
                .orElse("");
        var found = database.sql("select coalesce(json_agg(x), '[]') from (select " + columns + " from " + table
                        + " t where " + where + order + ") x")
                .param("key", key)
                .query(String.class)
                .single();
        try {
            return (ArrayNode) JSON.readTree(found);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
