package dev.serverlease.portfolio.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lists.Criterion;
import dev.serverlease.lists.ModelPlaces;
import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.words.ModelNames;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands at each element of the models, for the diagrams: leases, late ones, failures, and how long it takes.
 * Where a lease is, the engine's tables say, of whole stages our own; so a stage counts just what its list shows.
 */
@Component
class PlaceFigures implements FigureSource {

    private static final Duration MEASURED = Duration.ofDays(30);

    /** How long it takes changes slowly, and costs more to measure than all the rest to count. */
    private static final Duration MEASURED_EVERY = Duration.ofHours(1);

    /** Which elements of the models are within which places. */
    private static final String PLACES =
            "with model as (select * from unnest(:elements::text[], :places::text[]) as m(element, place)) ";

    private final JdbcClient jdbc;
    private volatile @Nullable Measured measured;

    PlaceFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A place in a diagram.
     *
     * @param id of the model's element
     * @param stage whose frame it is; null for all others
     * @param list the query of the list that shows its leases; null where none can wait
     * @param overdue those of the leases that are past their date; where it is no stage, that of a task there
     * @param overdueList the query of the list that shows these; null where none can wait
     * @param incidents leases with a failure there; the lease need not wait there, as where a reminder fails
     * @param incidentsList the query of the list that shows these; null where nothing can fail
     * @param done how often it was done in the last 30 days
     * @param seconds the median of how long these took; null if there were none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            String id,
            String zh,
            String en,
            @Nullable LeaseStage stage,
            @Nullable String list,
            long leases,
            long overdue,
            @Nullable String overdueList,
            long incidents,
            @Nullable String incidentsList,
            long done,
            @Nullable Long seconds) {

        boolean isEmpty() {
            return leases == 0 && overdue == 0 && incidents == 0 && seconds == null;
        }
    }

    /** How often, and the median of how long. */
    private record Spent(long done, long seconds) {}

    private record Measured(Instant at, Map<String, Spent> spent) {}

    private record Count(long leases, long overdue) {

        static final Count NONE = new Count(0, 0);
    }

    @Override
    public String name() {
        return "places";
    }

    /** Of all leases only: who sees no others' opens no diagram. */
    @Override
    public Map<String, ?> read(Instant now) {
        var stages = stages(now);
        // instances are leases: of those that a lease calls it has one at a time, for another agreement is refused
        // meanwhile
        var leases = count("select place, count(distinct proc_inst_id_) from act_ru_execution"
                + " join model on element = act_id_ group by place");
        // of a lease with two late tasks in a frame one is late
        var overdue = count(
                "select place, count(distinct proc_inst_id_) from act_ru_task join model on element = task_def_key_"
                        + " where due_date_ < :now group by place",
                now);
        var incidents = count("select place, count(distinct proc_inst_id_) from act_ru_incident"
                + " join model on element = activity_id_ group by place");
        var spent = spent(now);
        var places = new ArrayList<Place>();
        for (var place : ModelPlaces.ALL) {
            var stage = ModelPlaces.STAGES.get(place);
            var within = stage != null ? List.of(stage) : ModelPlaces.AROUND.getOrDefault(place, List.of());
            var counted = within.isEmpty()
                    ? new Count(leases.getOrDefault(place, 0L), overdue.getOrDefault(place, 0L))
                    : sum(stages, within);
            ModelNames.of(place)
                    .map(name -> {
                        var took = spent.get(stage == null ? place : stage.name());
                        return new Place(
                                place,
                                name.zh(),
                                name.en(),
                                stage,
                                list(place, within),
                                counted.leases(),
                                counted.overdue(),
                                overdueList(place, within),
                                incidents.getOrDefault(place, 0L),
                                query(Criterion.FAILED_STEP, place),
                                took == null ? 0 : took.done(),
                                took == null ? null : took.seconds());
                    })
                    .filter(one -> stage != null || !one.isEmpty())
                    .ifPresent(places::add);
        }
        return Map.of(ALL, places);
    }

    private Map<LeaseStage, Count> stages(Instant now) {
        var stages = new HashMap<LeaseStage, Count>();
        jdbc.sql("select stage, count(*) as leases, count(*) filter (where due_at < :now) as overdue"
                        + " from lease.lease where stage <> 'ENDED' group by stage")
                .param("now", Timestamp.from(now))
                .query(row -> {
                    stages.put(
                            LeaseStage.valueOf(row.getString("stage")),
                            new Count(row.getLong("leases"), row.getLong("overdue")));
                });
        return stages;
    }

    /** The query of the list of these stages, or else of this place. */
    private static @Nullable String list(String place, List<LeaseStage> stages) {
        return stages.isEmpty()
                ? query(Criterion.STEP, place)
                : stages.stream()
                        .map(stage -> Criterion.STAGE.parameter() + "=" + stage)
                        .collect(Collectors.joining("&"));
    }

    private static @Nullable String overdueList(String place, List<LeaseStage> stages) {
        var list = list(place, stages);
        var late = stages.isEmpty() ? Criterion.LATE_TASK : Criterion.OVERDUE;
        return list == null ? null : list + "&" + late.parameter() + "=true";
    }

    private static @Nullable String query(Criterion criterion, String place) {
        return criterion.codes().containsKey(place) ? criterion.parameter() + "=" + place : null;
    }

    private static Count sum(Map<LeaseStage, Count> counts, List<LeaseStage> stages) {
        return stages.stream()
                .map(stage -> counts.getOrDefault(stage, Count.NONE))
                .reduce(
                        Count.NONE,
                        (one, other) -> new Count(one.leases() + other.leases(), one.overdue() + other.overdue()));
    }

    private Map<String, Long> count(String sql) {
        return counted(jdbc.sql(PLACES + sql));
    }

    private Map<String, Long> count(String sql, Instant now) {
        return counted(jdbc.sql(PLACES + sql).param("now", Timestamp.from(now)));
    }

    private static Map<String, Long> counted(JdbcClient.StatementSpec statement) {
        var counts = new HashMap<String, Long>();
        statement
                .param("elements", ModelPlaces.elements())
                .param("places", ModelPlaces.places())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    private Map<String, Spent> spent(Instant now) {
        var last = measured;
        if (last == null || Duration.between(last.at(), now).abs().compareTo(MEASURED_EVERY) >= 0) {
            last = new Measured(now, measure(now));
            measured = last;
        }
        return last.spent();
    }

    /**
     * Of tasks by the engine's history, of stages by the audit trail: of each that was left, since when it had lasted.
     */
    private Map<String, Spent> measure(Instant now) {
        var spent = new HashMap<String, Spent>();
        for (var sql : List.of("""
                select task_def_key_, count(*), percentile_cont(0.5) within group (order by duration_) / 1000
                from act_hi_taskinst where end_time_ >= :since and duration_ is not null group by task_def_key_""", """
                select stage, count(*), percentile_cont(0.5) within group (order by extract(epoch from left_at - since))
                from (select a.at as left_at, e.at as since, substr(e.action, 7) as stage from lease.audit a
                    cross join lateral (select b.at, b.action from lease.audit b
                        where b.lease_number = a.lease_number and b.seq < a.seq and b.action like 'STAGE\\_%'
                        order by b.seq desc limit 1) e
                    where a.at >= :since and (a.action like 'STAGE\\_%' or a.action like 'ENDED\\_%')) left_stages
                group by stage""")) {
            jdbc.sql(sql).param("since", Timestamp.from(now.minus(MEASURED))).query(row -> {
                spent.put(row.getString(1), new Spent(row.getLong(2), Math.round(row.getDouble(3))));
            });
        }
        return spent;
    }
}
