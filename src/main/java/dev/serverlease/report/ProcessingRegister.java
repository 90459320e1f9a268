package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/**
 * 个人信息处理活动记录: what the product itself does with personal data, from {@code report/processing.yaml} (Personal
 * Information Protection Law arts. 51, 54 to 57). Whether an assessment was made is the lessor's to say, in the
 * settings.
 */
@Component
class ProcessingRegister {

    /** What of the legal bases nobody has compared with the law's text, which the product does not hold. */
    static final Bilingual UNVERIFIED = new Bilingual(
            "各项“依据”所引个人信息保护法第十三条第一款的项次，尚未与法律原文核对；对外提供本记录之前，请由法务人员核对。",
            "The items of article 13(1) of the Personal Information Protection Law that the legal bases cite have not been"
                    + " compared with the text of the law; a legal officer compares them before this register is handed out.");

    private static final String BETWEEN = " / ";

    private final List<Activity> activities;
    private final Map<String, List<String>> without;
    private final List<String> withoutAnywhere;

    ProcessingRegister(ReportSettings settings) {
        var file = read();
        activities = map(file.get("activities")).entrySet().stream()
                .map(entry -> activity(entry.getKey(), map(entry.getValue()), settings))
                .toList();
        var none = map(file.get("without"));
        withoutAnywhere = list(none.get("anywhere"));
        without = columns(none.get("tables"));
    }

    /**
     * An activity.
     *
     * @param assessment the item of article 55 for which an assessment is due; null where none is
     * @param reference of the assessment; null where none is on record
     * @param where columns by table of ours
     * @param engine tables of the engine
     */
    record Activity(
            String key,
            Bilingual title,
            Bilingual purpose,
            Bilingual whose,
            Bilingual categories,
            Bilingual basis,
            Bilingual seen,
            Bilingual kept,
            Bilingual measures,
            @Nullable Bilingual assessment,
            @Nullable String reference,
            Map<String, List<String>> where,
            List<String> engine) {

        public boolean lacksAssessment() {
            return assessment != null && reference == null;
        }

        /** The item of article 55 and the reference, or that there is none. */
        public Bilingual assessed() {
            if (assessment == null) {
                return new Bilingual("未列入第五十五条所定情形", "none of the cases of art. 55");
            }
            return reference == null
                    ? new Bilingual(
                            "应当评估：" + assessment.zh() + "；尚未登记报告编号",
                            "due: " + assessment.en() + "; no reference on record")
                    : new Bilingual(
                            assessment.zh() + "；报告编号 " + reference, assessment.en() + "; reference " + reference);
        }

        /** Where it lies, as operators name it. */
        public String places() {
            return where.entrySet().stream()
                            .map(table -> table.getKey() + " (" + String.join(", ", table.getValue()) + ")")
                            .collect(Collectors.joining("; "))
                    + (engine.isEmpty() ? "" : "; " + String.join(", ", engine));
        }
    }

    List<Activity> activities() {
        return activities;
    }

    /** How many columns of the database may hold text about somebody, and how many of them the register knows. */
    Check check(JdbcClient jdbc) {
        var columns = columns(jdbc);
        return Check.of(
                new Bilingual(
                        "数据库中可能含文字的列数；本记录列明的或者列明不含个人信息的列数",
                        "columns of the database that may hold text; those that this register names, or names as holding no personal data"),
                columns.size(),
                columns.stream().filter(one -> knows(one.table(), one.column())).count());
    }

    /** A column of ours. */
    record Column(String table, String column) {}

    /** Every column of our tables that may hold text about somebody, files included. */
    static List<Column> columns(JdbcClient jdbc) {
        return jdbc.sql("select c.table_name as table, c.column_name as column from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where c.table_schema = 'lease' and t.table_type = 'BASE TABLE' and c.table_name <> 'flyway_schema_history'"
                        + " and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')"
                        + " order by c.table_name, c.ordinal_position")
                .query(Column.class)
                .list();
    }

    /** Columns that hold nothing about a person, by table. */
    Map<String, List<String>> without() {
        return without;
    }

    /** Whether an activity names this column, or it holds nothing about a person. */
    boolean knows(String table, String column) {
        return activities.stream()
                        .anyMatch(one ->
                                one.where().getOrDefault(table, List.of()).contains(column))
                || holdsNothing(table, column);
    }

    private boolean holdsNothing(String table, String column) {
        return withoutAnywhere.contains(column)
                || without.getOrDefault(table, List.of()).contains(column);
    }

    private static Activity activity(String key, Map<String, Object> said, ReportSettings settings) {
        return new Activity(
                key,
                text(said, "title"),
                text(said, "purpose"),
                text(said, "whose"),
                text(said, "categories"),
                text(said, "basis"),
                text(said, "seen"),
                text(said, "kept"),
                text(said, "measures"),
                said.containsKey("assessment") ? text(said, "assessment") : null,
                settings.impactAssessments().get(key),
                columns(said.get("where")),
                said.containsKey("engine") ? list(said.get("engine")) : List.of());
    }

    private static Bilingual text(Map<String, Object> said, String member) {
        var both =
                String.valueOf(Objects.requireNonNull(said.get(member), member)).split(BETWEEN, 2);
        return new Bilingual(both[0], both[1]);
    }

    private static Map<String, List<String>> columns(@Nullable Object tables) {
        var columns = new TreeMap<String, List<String>>();
        map(tables).forEach((table, named) -> columns.put(table, list(named)));
        return columns;
    }

    @SuppressWarnings("unchecked") // the file is part of the product
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(@Nullable Object value) {
        return (List<String>) Objects.requireNonNull(value);
    }

    private static Map<String, Object> read() {
        try (var file = new ClassPathResource("report/processing.yaml").getInputStream()) {
            return new Yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
