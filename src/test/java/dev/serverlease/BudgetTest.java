package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.testing.Cost;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Speed, counted: what a lease costs the database. The budgets fail when somebody adds a save point or a query by
 * accident.
 */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetTest {

    /** Of a lessee whom nobody verified yet: the second task opens with the review. */
    private static final int POST_STATEMENTS = 25;

    /** A third of it are the engine's runtime rows with their indexes. */
    private static final int POST_WAL_BYTES = 30 * 1024;

    /**
     * With the identity act and a signing on paper: each of their files, their claims and their forms are a transaction
     * each. Whether the signer is verified is read at each step from the signature to the seal. Two jobs read their
     * instance's key for the log, which names the lease.
     */
    private static final int IN_FORCE_STATEMENTS = 354;

    private static final int IN_FORCE_WRITE_TRANSACTIONS = 17;

    private static final int IN_FORCE_WAL_BYTES = 138 * 1024;

    /** A manager's look, who is also told which salespeople there are. */
    private static final int LOOK_STATEMENTS = 45;

    private static final int DESK_STATEMENTS = 9;
    private static final int TASKS_ON_THE_DESK = 10;
    private static final int LEASES_ON_THE_DESK = 20;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    private final JdbcClient server = TestPostgres.superuser("shared");

    /**
     * The product's own clocks stand still in tests; the server's cleaning writes too, and would be counted: it is done
     * before, since a row that finds no room beside its old one costs an entry in each index.
     */
    @BeforeAll
    void nothingElseWrites() {
        cleaning("set autovacuum = off");
        await().until(() -> server.sql("select count(*) from pg_stat_activity where backend_type like 'autovacuum%'")
                .query(Integer.class)
                .single()
                .equals(0));
        server.sql("vacuum").update();
    }

    @AfterAll
    void whatElseWritesGoesOn() {
        cleaning("reset autovacuum");
    }

    private void cleaning(String setting) {
        server.sql("alter system " + setting).update();
        server.sql("select pg_reload_conf()").query().singleRow();
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    /** What the product reads once is read, and the first sign-in of whoever acts or looks is on record. */
    @BeforeAll
    void warm() {
        startOfTime();
        lease.lease(lease.inForceUnobserved(lease.unverified()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void postToFindingsIsOneWriteTransaction(boolean verified) {
        var costs = Stream.generate(verified ? lease::application : lease::unverified)
                .limit(3)
                .map(application -> Cost.of(jdbc, () -> lease.apply(application)))
                .toList();
        report("POST to findings" + (verified ? ", verified before" : ""), costs);
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.writeTransactions()).isEqualTo(1);
            assertThat(cost.statements()).isLessThanOrEqualTo(POST_STATEMENTS);
        });
        assertThat(leastWal(costs)).isLessThanOrEqualTo(POST_WAL_BYTES);
    }

    /** Now and then a full page of an index is split, which is nobody's cost. */
    private static long leastWal(List<Cost> costs) {
        return costs.stream().mapToLong(Cost::walBytes).min().orElseThrow();
    }

    @Test
    void postToInForceStaysWithinItsBudget() {
        var costs = Stream.generate(lease::unverified)
                .limit(3)
                .map(application -> Cost.of(jdbc, () -> lease.inForceUnobserved(application)))
                .toList();
        report("POST to in force", costs);
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.writeTransactions()).isLessThanOrEqualTo(IN_FORCE_WRITE_TRANSACTIONS);
            assertThat(cost.statements()).isLessThanOrEqualTo(IN_FORCE_STATEMENTS);
        });
        assertThat(leastWal(costs)).isLessThanOrEqualTo(IN_FORCE_WAL_BYTES);
    }

    /** It reads the rows of one lease, but each of them once. */
    @ParameterizedTest
    @ValueSource(strings = {"/desk/leases/", "/api/leases/"})
    void aLeaseIsShownWithoutReadingARowTwice(String path) {
        var number = lease.drivenToForce(lease.application());
        var cost = Cost.of(
                jdbc,
                () -> assertThat(lease.call("manager1", "GET", path + number, null)
                                .status())
                        .isEqualTo(200));
        report(path, cost);
        assertThat(cost.statements()).isLessThanOrEqualTo(LOOK_STATEMENTS);
        assertThat(cost.mostOften())
                .filteredOn(statement -> statement.matches(
                        "(?s).* from lease\\.(lease|decision|recorded_fact|agreement_state|rent_default)\\b.*"))
                .allSatisfy(statement -> assertThat(statement).startsWith("1 × "));
    }

    /** However many tasks it lists: what they ask of their leases is read at once. */
    @Test
    void aDeskIsShownWithoutReadingEachTasksLease() {
        long withTheTasksOfOtherTests = statementsOfDesk("legal1");
        Stream.generate(lease::application).limit(TASKS_ON_THE_DESK).forEach(lease::inReview);
        assertThat(statementsOfDesk("legal1")).isLessThanOrEqualTo(Math.max(DESK_STATEMENTS, withTheTasksOfOtherTests));
    }

    private long statementsOfDesk(String user) {
        var cost = Stream.generate(() -> Cost.of(
                        jdbc,
                        () -> assertThat(lease.call(user, "GET", "/desk", null).status())
                                .isEqualTo(200)))
                .limit(3)
                .min(Comparator.comparing(Cost::statements))
                .orElseThrow();
        report("/desk of " + user, cost);
        return cost.statements();
    }

    /** One lease waits for its lessee, so that the desk merges steps and tasks: it looks at all tasks, not at ten. */
    @Test
    void aDeskDoesNotReadMoreOftenWhereMoreLeasesWait() {
        // more than a page of leases, so that they are counted each time
        Stream.generate(lease::application).limit(LEASES_ON_THE_DESK + 1).forEach(lease::inReview);
        lease.toBeSigned(lease.application());
        waitsForTheSeal();
        long few = statementsOfDesk(LeaseDriver.SEALER);
        long fewOfRecorder = statementsOfDesk("contract1");
        Stream.generate(() -> 0).limit(3).forEach(again -> waitsForTheSeal());
        assertThat(statementsOfDesk(LeaseDriver.SEALER)).isEqualTo(few);
        assertThat(statementsOfDesk("contract1"))
                .as("whoever recorded the paper")
                .isEqualTo(fewOfRecorder);
    }

    private void waitsForTheSeal() {
        lease.standing("waits for the seal", () -> {
            var number = lease.toBeSigned(lease.application());
            assertThat(lease.signForLessee(number).status()).isEqualTo(202);
            return number;
        });
    }

    /** Each link of each page would be, and in vain. */
    @Test
    void linksAreNotLookedForAmongTheFilesOfAllLibraries() {
        assertThat(beans.containsBean("resourceUrlEncodingFilter")).isFalse();
    }

    private static void report(String what, List<Cost> costs) {
        costs.forEach(cost -> report(what, cost));
    }

    private static void report(String what, Cost cost) {
        System.out.printf(
                "%s: %d statements, %d write transactions, %d KB of WAL%n",
                what, cost.statements(), cost.writeTransactions(), cost.walBytes() / 1024);
        cost.mostOften().stream().limit(Integer.getInteger("cost.rows", 0)).forEach(System.out::println);
    }
}
