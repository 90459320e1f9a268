package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator moves the lease's own instance behind a timer that has not fired: its day does not come sooner. */
@ServerLeaseTest
class JumpsOverTimeTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    /**
     * @param timer whose day has not come
     * @param waiting where the token waits, which the administrator may cancel
     * @param reached brings a lease there
     * @param places behind the timer, to jump to
     */
    record Row(String timer, String waiting, Function<WaitingLeases, String> reached, List<String> places) {

        @Override
        public String toString() {
            return timer + " " + places;
        }
    }

    static Stream<Row> jumps() {
        return Stream.of(
                new Row(
                        "Timer_CompletionDeadline",
                        "Task_CompleteApplication",
                        WaitingLeases::inCompletion,
                        List.of("End_NotCompleted", "End_NotSigned", "End_Lapsed")),
                new Row(
                        "Timer_SigningDeadline",
                        "CallActivity_ContractSigning",
                        WaitingLeases::inSigning,
                        List.of("End_NotSigned", "End_NotCompleted", "End_Lapsed")),
                new Row(
                        "Timer_StartDate",
                        "Timer_StartDate",
                        WaitingLeases::beforeItsStart,
                        List.of("Gateway_Started", "Task_HandOverServer", "End_HandedOver", "SubProcess_InForce")),
                new Row(
                        "Timer_CureDeadline",
                        "Task_VerifyCure",
                        WaitingLeases::suspended,
                        List.of("End_NotCured", "Task_SwitchOffForGood", "Task_TakeBackServer", "End_Terminated")),
                new Row(
                        "Timer_TermEnds",
                        "Gateway_AwaitReview",
                        WaitingLeases::inForce,
                        List.of(
                                "Task_SettleTermEnd",
                                "End_TermOver",
                                "Error_Over",
                                "SubProcess_Closing",
                                "Task_SwitchOffForGood",
                                "Task_TakeBackServer",
                                "Task_CloseArchive",
                                "End_Expired",
                                "End_Terminated")),
                new Row(
                        "Timer_DemandPeriodOver",
                        "Timer_DemandPeriodOver",
                        WaitingLeases::rentDemanded,
                        List.of(
                                "Task_NoticeForRent",
                                "End_RentUnpaid",
                                "Error_Over",
                                "Gateway_Over",
                                "SubProcess_Closing")));
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void jumpsHaveNoEffect(Row row) {
        var number = row.reached().apply(new WaitingLeases(lease, json));
        for (var place : row.places()) {
            for (boolean leaves : new boolean[] {false, true}) {
                var before = state(number);
                boolean moved = jump(number, leaves ? row.waiting() : null, place);
                lease.runJobs(number);
                assertThat(state(number)).as("%s, leaving: %s", place, leaves).isEqualTo(before);
                assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
                if (moved) {
                    number = row.reached().apply(new WaitingLeases(lease, json));
                }
            }
        }
    }

    /** @return whether the engine did it: refused, it left the instance as it was */
    private boolean jump(String number, String from, String to) {
        var cancel = from == null ? "" : "{\"type\":\"cancel\",\"activityId\":\"" + from + "\"},";
        return doors.ask(
                                Door.REST,
                                "admin",
                                "POST",
                                "/process-instance/" + lease.column(number, "process_instance_id") + "/modification",
                                "{\"instructions\":[" + cancel + "{\"type\":\"startBeforeActivity\",\"activityId\":\""
                                        + to + "\"}]}")
                        .statusCode()
                == 204;
    }

    /**
     * Stage, reason of the end and since when it is in force; what was asked of the provisioner; the lease's evidence.
     */
    private Map<String, Object> state(String number) {
        var row = jdbc.sql(
                        "select stage || ' ' || coalesce(end_reason, '-') || ' ' || coalesce(in_force_at::text, '-')"
                                + " || ' ' || coalesce(term_ends_at::text, '-') || ' ' || indefinite from lease.lease where number = ?")
                .param(number)
                .query(String.class)
                .single();
        var trail = jdbc.sql("select distinct action from lease.audit"
                        + " where lease_number = ? and action not in ('ENGINE_ACT', 'NOTICE_KEPT') order by 1")
                .param(number)
                .query(String.class)
                .list();
        return Map.of("lease", row, "provisioner", provisioner.callsFor(number), "trail", trail);
    }
}
