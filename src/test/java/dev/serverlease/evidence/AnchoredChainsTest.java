package dev.serverlease.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Whoever has the database, and rewrites a chain whole or removes it, is found out by what the anchors of before keep,
 * however many are made after.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnchoredChainsTest {

    private static final String DATABASE = "anchored_chains";

    private static final String ONE = "SL-2027-000001";

    private static final String OTHER = "SL-2027-000002";

    private final SingleConnectionDataSource administrator = administrator();

    private final JdbcClient database = JdbcClient.create(administrator);

    private final SettableClock clock = new SettableClock(database);

    private final Anchors anchors = new Anchors(database, clock);

    private final ChainCheck chains = new ChainCheck(database, clock, anchors);

    private static SingleConnectionDataSource administrator() {
        TestPostgres.url(DATABASE);
        return new SingleConnectionDataSource(TestPostgres.url(DATABASE, "postgres"), true);
    }

    @AfterAll
    void close() {
        administrator.destroy();
    }

    @BeforeEach
    void twoLeasesAndTheirAnchor() {
        asIfNoTriggerWere(
                "delete from lease.audit; delete from lease.audit_head; delete from lease.anchor_head;"
                        + " delete from lease.anchor_stamp_wanted; delete from lease.anchor; delete from lease.chain_check; delete from lease.lease");
        clock.set(SettableClock.START);
        append(ONE, "sales1");
        append(OTHER, "sales1");
        anchors.ofToday().orElseThrow();
    }

    private void append(String lease, String actor) {
        database.sql("select lease.append(?, lease.clock(), ?, 'SUBMITTED', null, null, null, false)")
                .params(lease, actor)
                .query()
                .singleRow();
    }

    private void remove(String lease) {
        asIfNoTriggerWere("delete from lease.audit where lease_number = '" + lease + "'");
        database.sql("delete from lease.audit_head where lease_number = ?")
                .param(lease)
                .update();
    }

    private void asIfNoTriggerWere(String change) {
        database.sql("set session_replication_role = replica; " + change + "; set session_replication_role = origin")
                .update();
    }

    private void nextDay() {
        clock.set(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void aChainThatIsRewrittenWholeIsNamedWithTheAnchorOfBefore() {
        append(OTHER, "sales1");
        remove(ONE);
        append(ONE, "sales2");
        nextDay();
        anchors.ofToday().orElseThrow();
        for (int day = 0; day < 10; day++) {
            assertThat(chains.look().broken())
                    .containsExactly(ONE + " #1：第 1 号存证锚定之后被改写或者删除 rewritten or deleted after anchor 1");
            nextDay();
            anchors.ofToday().orElseThrow();
        }
    }

    @Test
    void aChainThatIsRemovedWholeIsNamed() {
        remove(OTHER);
        nextDay();
        anchors.ofToday().orElseThrow();
        assertThat(chains.look().broken())
                .containsExactly(OTHER + " #1：第 1 号存证锚定之后被改写或者删除 rewritten or deleted after anchor 1");
        append(OTHER, "sales2");
        nextDay();
        anchors.ofToday().orElseThrow();
        assertThat(chains.look().broken()).singleElement().asString().startsWith(OTHER);
    }

    /**
     * Who knows of the hashes that the anchors keep, and rewrites these too, does not know what would give their roots.
     */
    @Test
    void anAnchorWhoseEndsWereRewrittenIsNamedEachDay() {
        remove(ONE);
        append(ONE, "sales2");
        asIfNoTriggerWere(
                "update lease.anchor_head h set hash = a.hash from lease.audit a where a.lease_number = h.lease_number");
        for (int day = 0; day < 10; day++) {
            assertThat(chains.look().broken())
                    .isNotEmpty()
                    .allMatch(place -> place.contains("do not lead to its root"))
                    .anyMatch(place -> place.startsWith("存证锚定第 1 号"));
            nextDay();
            anchors.ofToday().orElseThrow();
        }
    }

    /** Each is walked through once, and those of the last days each day. */
    @Test
    void anchorsThatLeadToTheirRootsAreWalkedThroughOnce() {
        for (int day = 0; day < 10; day++) {
            nextDay();
            append(ONE, "day " + day);
            anchors.ofToday().orElseThrow();
        }
        assertThat(chains.look().broken()).isEmpty();
        asIfNoTriggerWere("update lease.anchor set leaves = 3 where number in (1, 9)");
        assertThat(chains.look().broken()).singleElement().asString().startsWith("存证锚定第 9 号");
    }

    @Test
    void otherChainsStayProvenByAnchorsOfBeforeAndAfter() {
        remove(ONE);
        append(ONE, "sales2");
        nextDay();
        append(OTHER, "sales1");
        anchors.ofToday().orElseThrow();
        remove(ONE);
        nextDay();
        append(OTHER, "sales1");
        anchors.ofToday().orElseThrow();
        assertThat(new AnchorProofs(database, anchors).of(OTHER)).hasSize(3).allMatch(AnchorProofs.Proof::proves);
        assertThat(chains.of(OTHER)).isEmpty();
    }

    /** Whoever asks for an entry says when he did it, and not when it is recorded. */
    @Test
    void anEntryIsDatedAsTheClockOfTheRecordAllows() {
        database.sql(
                        "insert into lease.lease (number, reference, applicant, stage, submission_digest, lessee_name, process_instance_id,"
                                + " applied_at, stage_since) values (?, 'x', 'x', 'CHECKS', 'x', 'x', 'x', now(), now())")
                .param(ONE)
                .update();
        for (var wrong : List.of("- interval '5 minutes 1 second'", "+ interval '3 seconds'", "- interval '1 year'")) {
            for (var call : List.of(
                    "lease.append('" + ONE + "', lease.clock() " + wrong + ", 'x', 'X', null, null, null, false)",
                    "lease.append_apart('" + ONE + "', lease.clock() " + wrong + ", 'x', 'X', null, null)",
                    "lease.add_findings('" + ONE + "', lease.clock() " + wrong
                            + ", 'CHECKS', 1, '[]', repeat('a', 64))",
                    "lease.tell('" + ONE + "', 'X', null, 'managers', null, 'x', 'x', 'x', lease.clock() " + wrong
                            + ", '{}')",
                    "lease.journal_add(lease.clock() " + wrong + ", 'x', 'x', 'x', 'WRITE', null, 1)")) {
                assertThat(failure("select " + call)).as(call).contains("操作时间", "NTP");
            }
        }
        assertThat(failure("select lease.append('" + ONE + "', null, 'x', 'X', null, null, null, false)"))
                .contains("操作时间");
        append(ONE, "in time");
    }

    private String failure(String statement) {
        try {
            database.sql(statement).query().listOfRows();
            return "none";
        } catch (DataAccessException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A clock that is set back does not set the record back. */
    @Test
    void anEntryIsNotRecordedBeforeTheOneThatItFollows() {
        database.sql("update testing.clock set at = at - interval '1 minute'").update();
        append(ONE, "a minute earlier");
        assertThat(database.sql(
                                "select count(distinct recorded_at) = 1 and min(at) < max(at) from lease.audit where lease_number = ?")
                        .param(ONE)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
