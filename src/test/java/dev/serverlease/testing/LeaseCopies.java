package dev.serverlease.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Leases that stand where one that was driven before stands: its rows under a number of their own, ours and the
 * engine's. The chain is made anew, so that the record of a copy verifies; its files and its application stay those of
 * the driven lease, whose number the papers and whose reference the application name.
 */
@Component
@Lazy
final class LeaseCopies {

    /** What changes the way of a lease and is neither its own nor the test's clock. */
    private static final String SURROUNDINGS = """
            select md5(concat((select string_agg(t::text, '' order by t::text) from lease.permit_register t),
                (select string_agg(t::text, '' order by t::text) from lease.lessor_register t),
                (select string_agg(t::text, '' order by t::text) from lease.service_level t),
                (select string_agg(t::text, '' order by t::text) from lease.service_level_taken_back t)))""";

    /** Inserts the rows and chains them anew: commitments and hashes, as lease.chain makes them. */
    private static final String INSERT = """
            create or replace function testing.copy_lease(p_tables jsonb, p_columns jsonb, p_from integer, p_to text, p_notices text[])
                returns void
                language plpgsql set search_path = pg_catalog set timezone = 'UTC' set session_replication_role = replica as $body$
            declare
                v_table text;
                v_rows jsonb;
                v_notice record;
                a lease.audit;
                v_hash bytea := decode(repeat('00', 32), 'hex');
            begin
                for v_table, v_rows in select key, value from jsonb_each(p_tables) loop
                    execute format('insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_recordset(null::%1$s, $1)',
                        v_table, p_columns ->> v_table) using v_rows;
                end loop;
                insert into lease.attachment_content (lease_number, digest, content)
                    select p_to, digest, content from testing.file where driven = p_from;
                for v_notice in select p_notices[row_number() over (order by n.id)] as driven, lease.sha256_of(lease.document(n)) as copied
                    from lease.notice n where n.lease_number = p_to
                loop
                    update lease.audit set payload = replace(payload, v_notice.driven, v_notice.copied)
                        where lease_number = p_to and action = 'NOTICE_KEPT';
                end loop;
                for a in select * from lease.audit where lease_number = p_to order by seq loop
                    a.commitment := case when a.payload is null then a.commitment else sha256(a.salt || convert_to(a.payload, 'UTF8')) end;
                    v_hash := sha256(v_hash || lease.entry_body(p_to, a.seq, a.at, a.actor, a.action, a.digest, a.commitment, a.recorded_at));
                    update lease.audit set commitment = a.commitment, hash = v_hash where lease_number = p_to and seq = a.seq;
                end loop;
                update lease.audit_head set hash = v_hash where lease_number = p_to;
            end $body$""";

    /** Numbers of leases, the engine's identifiers, and ours. */
    private static final Pattern NAMES = Pattern.compile("SL-\\d{4}-\\d{6,}"
            + "|(?<![0-9a-z-])[0-9a-hjkmnp-tv-z]{18}(?![0-9a-z-])"
            + "|(?<![0-9a-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z-])");

    private static final Pattern PLACE = Pattern.compile("⟦(\\d+)⟧");

    /** What one lease in a place was, with marks where a copy has values of its own. */
    /** @param since when it was applied for */
    private record Driven(
            int id,
            String number,
            Instant since,
            Instant at,
            List<String> carriedOut,
            List<String> pieces,
            List<Integer> places,
            List<Fresh> values,
            String columns,
            String[] notices) {}

    /** How a copy comes to a value of its own. */
    private enum Kind {
        NUMBER,
        REFERENCE,
        /** In the order of the old ones: some queries sort by them. */
        ENGINE_ID,
        UUID,
        SEQUENCE,
        TEXT,
        HASH
    }

    /** @param of the table and column of a sequence; a text as it was */
    private record Fresh(Kind kind, String of) {

        Fresh(Kind kind) {
            this(kind, "");
        }
    }

    private final JdbcClient database;
    private final ProcessEngineConfigurationImpl engine;
    private final FakeProvisioner provisioner;
    private final SettableClock clock;
    private final Map<List<Object>, Driven> driven = new HashMap<>();
    private final Set<List<Object>> once = new HashSet<>();
    private final LeaseRows.Catalogue catalogue;

    LeaseCopies(
            ProcessEngineConfigurationImpl engine,
            FakeProvisioner provisioner,
            SettableClock clock,
            @Value("${spring.datasource.url}") String product) {
        this.engine = engine;
        this.provisioner = provisioner;
        this.clock = clock;
        this.database = JdbcClient.create(
                new SingleConnectionDataSource(product.replaceFirst("user=\\w+", "user=postgres"), true));
        this.catalogue = new LeaseRows.Catalogue(database);
        database.sql("create schema if not exists testing").update();
        database.sql("create table if not exists testing.file (driven integer, digest text, content bytea)")
                .update();
        database.sql(INSERT).update();
    }

    /**
     * A lease like the one that this way leads to, and the time that it is there. The first two of an application are
     * driven, and the second is what all later ones are copied from: most applications come once.
     *
     * @param place the same name and application lead to the same place
     * @param reference of the copy
     */
    String of(String place, JsonNode application, String reference, Supplier<String> way) {
        var surroundings = database.sql(SURROUNDINGS).query(String.class).single();
        var key = List.of(place, application, clock.instant(), surroundings);
        var template = driven.get(key);
        if (template != null) {
            return copy(template, reference);
        }
        var number = way.get();
        if (!once.add(key)) {
            driven.put(key, read(number));
        }
        return number;
    }

    private Driven read(String number) {
        var rows = new LeaseRows(database, catalogue, number);
        var values = new ArrayList<Fresh>();
        var texts = new LinkedHashMap<String, Integer>();
        texts.put(number, add(values, new Fresh(Kind.NUMBER)));
        rows.engineIds.forEach(id -> texts.put(id, add(values, new Fresh(Kind.ENGINE_ID))));
        var identities = new HashMap<String, Map<String, Integer>>();
        rows.byTable.forEach((table, all) -> catalogue.tables.get(table).forEach(column -> {
            for (var row : all) {
                var value = row.path(column.name());
                if (value.isNull()) {
                    continue;
                }
                if (column.identity()) {
                    identities
                            .computeIfAbsent(table, none -> new HashMap<>())
                            .put(value.asText(), add(values, new Fresh(Kind.SEQUENCE, table + "/" + column.name())));
                } else if (column.type().equals("uuid")) {
                    texts.computeIfAbsent(value.asText(), none -> add(values, new Fresh(Kind.UUID)));
                }
            }
        }));
        uniqueAlone().forEach((table, columns) -> {
            for (var row : rows.byTable.getOrDefault(table, LeaseRows.JSON.createArrayNode())) {
                for (var column : columns) {
                    var value = row.path(column);
                    if (value.isTextual() && texts.keySet().stream().noneMatch(value.asText()::contains)) {
                        ((ObjectNode) row).put(column, mark(add(values, alone(table + "." + column, value.asText()))));
                    }
                }
            }
        });
        rows.byTable.forEach((table, all) -> renumber(table, all, identities));
        var tables = LeaseRows.JSON.createObjectNode();
        rows.byTable.forEach((table, all) -> {
            for (var row : all) {
                mark(table, (ObjectNode) row, texts);
            }
            if (!table.equals("lease.attachment_content")) {
                tables.set(table, all);
            }
        });
        var columns = LeaseRows.JSON.createObjectNode();
        catalogue.tables.forEach((table, all) -> columns.put(
                table,
                all.stream()
                        .filter(column -> !column.generated())
                        .map(column -> "\"" + column.name() + "\"")
                        .collect(Collectors.joining(", "))));
        database.sql(
                        "insert into testing.file select ?, digest, content from lease.attachment_content where lease_number = ?")
                .params(driven.size(), number)
                .update();
        var notices = database.sql(
                        "select lease.sha256_of(lease.document(n)) from lease.notice n where lease_number = ? order by id")
                .param(number)
                .query(String.class)
                .list();
        return cut(number, tables.toString(), values, columns.toString(), notices.toArray(String[]::new));
    }

    private static Fresh alone(String column, String value) {
        if (column.equals("lease.lease.reference")) {
            return new Fresh(Kind.REFERENCE);
        }
        return value.startsWith("\\x") ? new Fresh(Kind.HASH) : new Fresh(Kind.TEXT, value);
    }

    private static int add(List<Fresh> values, Fresh value) {
        values.add(value);
        return values.size() - 1;
    }

    private static String mark(int place) {
        return "⟦" + place + "⟧";
    }

    /** Columns of ours that are unique without the lease's number. */
    private Map<String, List<String>> uniqueAlone() {
        var found = new HashMap<String, List<String>>();
        database.sql("""
                        select i.indrelid::regclass::text, a.attname from pg_index i
                        join pg_class c on c.oid = i.indrelid and c.relnamespace = 'lease'::regnamespace
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                        where i.indisunique and i.indnatts = 1 and a.attidentity = ''""").query(row -> {
            found.computeIfAbsent(row.getString(1), table -> new ArrayList<>()).add(row.getString(2));
        });
        return found;
    }

    /** Identities of rows, where they stand and where they are referred to; in an entry of the chain too. */
    private void renumber(String table, Iterable<JsonNode> rows, Map<String, Map<String, Integer>> identities) {
        var columns = new HashMap<String, String>();
        for (var column : catalogue.tables.get(table)) {
            if (column.identity()) {
                columns.put(column.name(), table);
            } else if (column.type().equals("bigint") && identities.containsKey("lease." + column.name())) {
                columns.put(column.name(), "lease." + column.name());
            }
        }
        for (var row : rows) {
            columns.forEach((column, of) -> {
                var place = identities.get(of).get(row.path(column).asText());
                if (place != null) {
                    ((ObjectNode) row).put(column, mark(place));
                }
            });
            if (table.equals("lease.audit") && row.path("payload").isTextual()) {
                ((ObjectNode) row).put("payload", renumbered(row.path("payload").asText(), identities));
            }
        }
    }

    private String renumbered(String payload, Map<String, Map<String, Integer>> identities) {
        try {
            var tree = LeaseRows.JSON.readTree(payload);
            var rows = tree.path("rows");
            rows.fieldNames().forEachRemaining(table -> {
                if (rows.path(table).path(0).isObject()) {
                    renumber("lease." + table, rows.path(table), identities);
                }
            });
            // a number stays a number
            return tree.toString().replaceAll("\"(⟦\\d+⟧)\"", "$1");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mark(String table, ObjectNode row, Map<String, Integer> texts) {
        for (var names = List.copyOf(row.properties()).iterator(); names.hasNext(); ) {
            var member = names.next();
            var value = member.getValue();
            if (table.equals("lease.application") && member.getKey().equals("content")) {
                continue;
            }
            if (table.equals("act_ge_bytearray")
                    && value.isTextual()
                    && value.asText().startsWith("\\x")) {
                var text = new String(HexFormat.of().parseHex(value.asText().substring(2)), StandardCharsets.UTF_8);
                if (NAMES.matcher(text).results().anyMatch(name -> texts.containsKey(name.group()))) {
                    // as the database reads bytes that are written as text
                    row.put(member.getKey(), marked(text.replace("\\", "\\\\"), texts));
                }
            } else if (value.isTextual()) {
                row.put(member.getKey(), marked(value.asText(), texts));
            } else if (value.isContainerNode()) {
                try {
                    row.set(member.getKey(), LeaseRows.JSON.readTree(marked(value.toString(), texts)));
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static String marked(String text, Map<String, Integer> texts) {
        return NAMES.matcher(text)
                .replaceAll(name -> texts.containsKey(name.group()) ? mark(texts.get(name.group())) : "$0");
    }

    private Driven cut(String number, String text, List<Fresh> values, String columns, String[] notices) {
        var pieces = new ArrayList<String>();
        var places = new ArrayList<Integer>();
        var found = PLACE.matcher(text);
        int from = 0;
        while (found.find()) {
            pieces.add(text.substring(from, found.start()));
            places.add(Integer.valueOf(found.group(1)));
            from = found.end();
        }
        pieces.add(text.substring(from));
        return new Driven(
                driven.size(),
                number,
                database.sql("select min(recorded_at) from lease.audit where lease_number = ?")
                        .param(number)
                        .query(Timestamp.class)
                        .single()
                        .toInstant(),
                clock.instant(),
                provisioner.callsFor(number),
                pieces,
                places,
                values,
                columns,
                notices);
    }

    private String copy(Driven from, String reference) {
        var sequences = from.values().stream()
                .filter(value -> value.kind() == Kind.SEQUENCE)
                .map(Fresh::of)
                .toArray(String[]::new);
        var numbered = database.sql("""
                        select nextval('lease.lease_number') union all (select nextval(pg_get_serial_sequence(split_part(s, '/', 1), split_part(s, '/', 2)))
                            from unnest(:sequences) with ordinality as asked(s, n) order by n)""")
                .param("sequences", sequences)
                .query(Long.class)
                .list()
                .iterator();
        var number = from.number().substring(0, "SL-2026-".length()) + "%06d".formatted(numbered.next());
        var fresh = from.values().stream()
                .map(value -> switch (value.kind()) {
                    case NUMBER -> number;
                    case REFERENCE -> reference;
                    case ENGINE_ID -> engine.getIdGenerator().getNextId();
                    case UUID -> UUID.randomUUID().toString();
                    case SEQUENCE -> numbered.next().toString();
                    case TEXT -> value.of() + "-" + number;
                    case HASH -> "\\\\x" + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
                })
                .toList();
        var text = new StringBuilder();
        for (int i = 0; i < from.places().size(); i++) {
            text.append(from.pieces().get(i)).append(fresh.get(from.places().get(i)));
        }
        text.append(from.pieces().get(from.pieces().size() - 1));
        database.sql("select testing.copy_lease(cast(:tables as jsonb), cast(:columns as jsonb), :from, :to, :notices)")
                .param("tables", text.toString())
                .param("columns", from.columns())
                .param("from", from.id())
                .param("to", number)
                .param("notices", from.notices())
                .query((row, n) -> "")
                .list();
        provisioner.alsoCarriedOut(from.carriedOut(), from.number(), number);
        // no anchor of another test lies within its life
        clock.set(from.since());
        clock.set(from.at());
        return number;
    }
}
