package dev.serverlease.portfolio.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lists.LeaseFilter;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;

/** What the diagrams say of each place. Other tests' leases stand there too, so that differences are looked at. */
@ServerLeaseTest
class PlaceFiguresTest {

    private static final Instant NOW = SettableClock.START;
    private static final Instant LATER = NOW.plus(Duration.ofDays(40));

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LeaseList leases;

    @BeforeEach
    void startOfTime() {
        clock.set(NOW);
    }

    @Test
    void aLeaseCountsAtItsTaskItsStageAndTheFramesAround() {
        // its lessee may have been verified with another lease, which counts before it
        var application = lease.application();
        var before = List.of(
                at("Task_LegalReview", NOW), at("SubProcess_LegalReview", NOW), at("SubProcess_BeforeActivation", NOW));
        var beforeLater = at("SubProcess_LegalReview", LATER);
        lease.apply(application);
        var after = List.of(
                at("Task_LegalReview", NOW), at("SubProcess_LegalReview", NOW), at("SubProcess_BeforeActivation", NOW));
        for (int place = 0; place < after.size(); place++) {
            assertThat(after.get(place).leases())
                    .as(after.get(place).id())
                    .isEqualTo(before.get(place).leases() + 1);
            assertThat(after.get(place).overdue()).isEqualTo(before.get(place).overdue());
        }
        assertThat(at("SubProcess_LegalReview", LATER).overdue()).isEqualTo(beforeLater.overdue() + 1);
        assertThat(after.get(0).zh()).isEqualTo("法务审查");
        assertThat(after.get(0).en()).isEqualTo("Legal review");
    }

    /** Beside leases stand leases: a lease with two late tasks is one. */
    @Test
    void whatIsLateInAFrameIsLeasesToo() {
        lease.inForce(lease.application());
        var places = read(LATER);
        assertThat(places)
                .allSatisfy(place -> assertThat(place.overdue()).as(place.id()).isLessThanOrEqualTo(place.leases()));
        var before = at("SubProcess_BeforeActivation", LATER);
        var number = lease.apply(lease.unverified());
        assertThat(jdbc.sql("select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                                + " where e.business_key_ = :number and t.due_date_ < :now")
                        .param("number", number)
                        .param("now", Timestamp.from(LATER))
                        .query(Long.class)
                        .single())
                .as("its review and the verification of its lessee")
                .isEqualTo(2);
        var after = at("SubProcess_BeforeActivation", LATER);
        assertThat(after.leases()).isEqualTo(before.leases() + 1);
        assertThat(after.overdue()).isEqualTo(before.overdue() + 1);
    }

    @Test
    void whatAStageCountsIsWhatItsListShows() {
        lease.inForce(lease.application());
        var frames = read(NOW).stream().filter(place -> place.stage() != null).toList();
        assertThat(frames)
                .extracting(PlaceFigures.Place::stage)
                .containsExactly(
                        LeaseStage.APPLICATION,
                        LeaseStage.CHECKS,
                        LeaseStage.LEGAL_REVIEW,
                        LeaseStage.CONTRACT,
                        LeaseStage.ACTIVATION,
                        LeaseStage.IN_FORCE,
                        LeaseStage.SUSPENDED,
                        LeaseStage.CLOSING);
        var serving = at("SubProcess_Serving", NOW);
        assertThat(serving.leases())
                .isPositive()
                .isEqualTo(jdbc.sql("select count(*) from lease.lease where stage = 'IN_FORCE'")
                        .query(Long.class)
                        .single());
        assertThat(serving.list()).isEqualTo("stage=IN_FORCE");
        assertThat(at("Gateway_AwaitReview", NOW).leases()).isPositive();

        lease.inReview(lease.application());
        var before = at("SubProcess_BeforeActivation", LATER);
        assertThat(before.list()).isEqualTo("stage=APPLICATION&stage=CHECKS&stage=LEGAL_REVIEW&stage=CONTRACT");
        assertThat(List.of(before.leases(), before.overdue()))
                .isEqualTo(jdbc.sql(
                                "select count(*) as leases, count(*) filter (where due_at < :now) as overdue"
                                        + " from lease.lease where stage in ('APPLICATION', 'CHECKS', 'LEGAL_REVIEW', 'CONTRACT')")
                        .param("now", Timestamp.from(LATER))
                        .query((row, at) -> List.of(row.getLong("leases"), row.getLong("overdue")))
                        .single());
    }

    /** Whoever opens a number finds just the leases that it counts: at a task, at a duty's frame, at a failure. */
    @Test
    void eachCountIsTheNumberOfTheListThatItOpens() {
        lease.inForce(lease.application());
        var failing = lease.apply(lease.unverified());
        fail(failing, "Timer_ReviewReminder");
        clock.set(LATER);
        var places = read(LATER);
        assertThat(places)
                .filteredOn(place -> place.stage() == null && place.leases() > 0)
                .extracting(PlaceFigures.Place::id)
                .contains("Task_LegalReview", "Gateway_AwaitReview", "Task_VerifyIdentity");
        for (var place : places) {
            agrees(place, place.leases(), place.list());
            agrees(place, place.overdue(), place.overdueList());
            agrees(place, place.incidents(), place.incidentsList());
        }
        var reminder = at("Timer_ReviewReminder", LATER);
        assertThat(listed(String.valueOf(reminder.incidentsList()))).contains(failing);
        assertThat(at("Task_LegalReview", LATER).overdue()).isPositive();
    }

    private void agrees(PlaceFigures.Place place, long count, @Nullable String list) {
        if (list == null) {
            assertThat(count).as("%s, which no list is of", place.id()).isZero();
        } else {
            assertThat(listed(list)).as("%s: %s", place.id(), list).hasSize((int) count);
        }
    }

    private List<String> listed(String list) {
        return leases.numbers(
                LeaseFilter.of(
                        UriComponentsBuilder.newInstance().query(list).build().getQueryParams()),
                LeaseOrder.DUE);
    }

    /** As if a job had failed until nothing was left to try. */
    private void fail(String number, String activity) {
        var instance = lease.column(number, "process_instance_id");
        jdbc.sql(
                        "insert into act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, activity_id_, proc_inst_id_,"
                                + " execution_id_) values (:id, 1, now(), 'failedJob', :activity, :instance, :instance)")
                .param("id", "place-figures-" + number)
                .param("activity", activity)
                .param("instance", instance)
                .update();
    }

    @AfterEach
    void noFailure() {
        jdbc.sql("delete from act_ru_incident where id_ like 'place-figures-%'").update();
    }

    @Test
    void whatWasDoneCountsForItsTaskAndForTheStageThatWasLeft() {
        // when no other test decides: a case that is decided at once would be the median
        var then = NOW.plus(Duration.ofDays(1000));
        var task = at("Task_LegalReview", then).done();
        var stage = at("SubProcess_LegalReview", then).done();
        var number = lease.inReview(lease.application());
        clock.set(then.minus(Duration.ofDays(1)));
        lease.approve("legal1", number);
        assertThat(at("Task_LegalReview", then).done()).isEqualTo(task + 1);
        assertThat(at("SubProcess_LegalReview", then).done()).isEqualTo(stage + 1);
        assertThat(at("SubProcess_LegalReview", then).seconds()).isPositive();
    }

    @Test
    void howLongATaskTakesIsTheMedianAndMeasuredOnceAnHour() {
        var then = Instant.parse("2039-05-01T01:00:00Z");
        var figures = new PlaceFigures(jdbc);
        try {
            done("1", then, Duration.ofHours(30));
            done("2", then, Duration.ofHours(1));
            done("3", then, Duration.ofHours(2));
            var first = at(figures, "Task_VerifyCure", then.plusSeconds(60));
            assertThat(first.done()).isEqualTo(3);
            assertThat(first.seconds()).isEqualTo(Duration.ofHours(2).toSeconds());
            done("4", then, Duration.ofHours(1));
            assertThat(at(figures, "Task_VerifyCure", then.plusSeconds(120)).done())
                    .isEqualTo(3);
            assertThat(at(figures, "Task_VerifyCure", then.plusSeconds(3700)).done())
                    .isEqualTo(4);
        } finally {
            jdbc.sql("delete from act_hi_taskinst where id_ like 'place-figures-%'")
                    .update();
        }
    }

    private void done(String id, Instant at, Duration took) {
        jdbc.sql(
                        "insert into act_hi_taskinst (id_, task_def_key_, start_time_, end_time_, duration_) values (?, ?, ?, ?, ?)")
                .params(
                        "place-figures-" + id,
                        "Task_VerifyCure",
                        Timestamp.from(at.minus(took)),
                        Timestamp.from(at),
                        took.toMillis())
                .update();
    }

    private PlaceFigures.Place at(String id, Instant now) {
        return at(new PlaceFigures(jdbc), id, now);
    }

    private static PlaceFigures.Place at(PlaceFigures figures, String id, Instant now) {
        return read(figures, now).stream()
                .filter(place -> place.id().equals(id))
                .findAny()
                .or(() -> Optional.of(new PlaceFigures.Place(id, "", "", null, null, 0, 0, null, 0, null, 0, null)))
                .orElseThrow();
    }

    private List<PlaceFigures.Place> read(Instant now) {
        return read(new PlaceFigures(jdbc), now);
    }

    @SuppressWarnings("unchecked")
    private static List<PlaceFigures.Place> read(PlaceFigures figures, Instant now) {
        return (List<PlaceFigures.Place>) figures.read(now).get("");
    }
}
