package dev.serverlease.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a list reads of many leases: no more than its page needs, by whichever criterion and in whichever order. At
 * night there are 100,000 of them; by day fewer, of which to read all would be the sooner worth it.
 */
@Tag("slow")
class ManyLeasesTest {

    private static final String DATABASE = "lists";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T01:00:00Z"), TimeConfiguration.ZONE);
    private static final int PAGE = 50;
    private static final int MANY = Boolean.getBoolean("nightly") ? 100_000 : 40_000;
    private static final int COUNTED = MANY / 10;

    private static JdbcClient jdbc;
    private static LeaseList leases;

    @BeforeAll
    static void fill() throws IOException {
        TestPostgres.url(DATABASE);
        jdbc = TestPostgres.superuser(DATABASE);
        // neither triggers nor foreign keys: rows as the product would have made them
        jdbc.sql("set session_replication_role = replica;\n"
                        + text("lists/many-leases.sql").replace(":many", String.valueOf(MANY)))
                .update();
        // of all rows: from a sample by chance a plan comes out one way or the other
        jdbc.sql("alter database " + DATABASE + " set default_statistics_target = 1000")
                .update();
        jdbc.sql("vacuum analyze").update();
        leases = new LeaseList(jdbc, new LesseeSearch(jdbc), CLOCK);
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }

    /** Each criterion alone, some with a value that few have and some with one that many have. */
    static Stream<Map<String, List<String>>> filters() {
        return Stream.of(
                        "",
                        "q=SL-2026-050000",
                        "q=TEST-50000",
                        "q=test-50000",
                        "q=50000",
                        "q=050000",
                        "q=91310000MA00050000",
                        "q=技有限",
                        "q=稀有名字",
                        "q=旧名",
                        "q=示",
                        "lessee=示例",
                        "reference=TEST-50000",
                        "stage=OPEN",
                        "stage=IN_FORCE",
                        "stage=SUSPENDED",
                        "stage=ENDED",
                        "risk=HIGH",
                        "risk=LOW",
                        "endReason=REJECTED",
                        "endReason=LAPSED",
                        "applicant=sales1",
                        "applicant=nobody",
                        "officer=legal1",
                        "officer=legal1&lateTask=true",
                        "group=legal-officers",
                        "group=legal-officers&lateTask=true",
                        "step=Task_LegalReview",
                        "step=Task_LegalReview&lateTask=true",
                        "step=Gateway_AwaitReview",
                        "step=Gateway_AwaitReview&stage=SUSPENDED",
                        "step=SubProcess_UnlawfulUse",
                        "step=SubProcess_UnlawfulUse&applicant=sales1",
                        "overdue=true",
                        "inTime=true",
                        "stage=LEGAL_REVIEW&inTime=true",
                        "what=LEGAL_REVIEW",
                        "what=REPORT_TO_POLICE&what=FORWARD_NOTICE",
                        "dueFrom=2026-12-01",
                        "dueUntil=2026-12-01",
                        "dueFrom=2026-12-01&dueUntil=2026-12-01",
                        "termEndsFrom=2027-06-01",
                        "termEndsUntil=2026-12-31",
                        "sinceFrom=2026-11-30",
                        "sinceUntil=2026-06-01",
                        "appliedFrom=2026-11-30",
                        "appliedUntil=2025-02-01",
                        "inForce=true",
                        "reached=CONTRACT",
                        "reached=IN_FORCE&appliedFrom=2026-11-01",
                        "permitEndsUntil=2026-12-31",
                        "reviewOverdue=true",
                        "reviewDueFrom=2026-12-08&reviewDueUntil=2026-12-14",
                        "reviewDueUntil=2026-12-31",
                        "reviewedFrom=2026-11-30",
                        "reviewedUntil=2026-03-01",
                        "review=SUSPEND&month=2026-11",
                        "review=CONTINUE&review=CURE&review=SUSPEND&review=TERMINATE&month=2026-11",
                        "duty=OVERDUE",
                        "duty=DAY&duty=THREE_DAYS&duty=LATER",
                        "arrears=true",
                        "noticed=true",
                        "atRisk=true",
                        "failed=true",
                        "failed=true&stage=LEGAL_REVIEW",
                        "failedStep=Task_HandOverServer",
                        "failedStep=SubProcess_Activation&stage=ACTIVATION",
                        "currency=CNY",
                        "currency=USD",
                        "inForce=true&arrears=true&currency=USD",
                        "rule=identity.evidence&month=2026-11",
                        "rule=identity.evidence&month=2026-11&effect=REVIEW",
                        "rule=identity.evidence&month=2026-11&effect=BLOCK",
                        "rule=contract.illegal-object&month=2026-11&occasion=LEGAL_REVIEW",
                        "rule=contract.illegal-object&month=2026-11&occasion=LEGAL_REVIEW&effect=BLOCK",
                        "rule=contract.illegal-object&month=2026-11&occasion=CONTRACT&occasion=ACTIVATION",
                        "rule=identity.evidence&month=2026-11&occasion=CHECKS&occasion=CONTRACT")
                .map(ManyLeasesTest::parameters);
    }

    private static Map<String, List<String>> parameters(String query) {
        var parameters = new TreeMap<String, List<String>>();
        for (var one : query.split("&")) {
            if (!one.isEmpty()) {
                parameters
                        .computeIfAbsent(one.replaceFirst("=.*", ""), none -> new ArrayList<>())
                        .add(one.replaceFirst("[^=]*=", ""));
            }
        }
        return parameters;
    }

    @ParameterizedTest
    @MethodSource("filters")
    void noListReadsAllLeases(Map<String, List<String>> query) {
        var filter = LeaseFilter.of(query);
        var condition = leases.condition(filter);
        for (var order : LeaseOrder.values()) {
            onlyByIndexes(query, order, PAGE, condition);
        }
        // whatever came of a month's reviews: one in sixteen of all leases, whose rows are read once to count them
        // likewise of the one place where nearly all that serve wait
        if (!query.getOrDefault("review", List.of()).contains("CONTINUE")
                && !query.equals(Map.of("step", List.of("Gateway_AwaitReview")))) {
            onlyByIndexes(query, LeaseOrder.DUE, COUNTED, condition);
        }
    }

    /** Of open tasks there are few, and renamed lessees are fewer. */
    private static void onlyByIndexes(
            Map<String, List<String>> query, LeaseOrder order, int limit, LeaseFilter.Condition condition) {
        var list = "select l.number from lease.lease l where " + condition.sql() + order.which() + " order by "
                + order.sql() + " limit "
                + limit;
        assertThat(plan(list, condition.values()))
                .as("%s by %s, up to %d", query, order, limit)
                .doesNotContainPattern("Seq Scan on (lease|findings|application|use_review|act_ru_execution e)\\b");
    }

    /** At night each filter in each order; else in one, and the orders take turns. */
    static Stream<Arguments> filtersAndOrders() {
        var filters = filters().toList();
        return IntStream.range(0, filters.size())
                .boxed()
                .flatMap(turn -> Stream.of(LeaseOrder.values())
                        .filter(order ->
                                Boolean.getBoolean("nightly") || order.ordinal() == turn % LeaseOrder.values().length)
                        .map(order -> Arguments.of(filters.get(turn), order)));
    }

    /** Behind any row the next page begins, in each order: pages put together are the whole. */
    @ParameterizedTest
    @MethodSource("filtersAndOrders")
    void pagesPutTogetherAreTheWholeList(Map<String, List<String>> query, LeaseOrder order) {
        var filter = LeaseFilter.of(query);
        var whole = leases.numbers(filter, order);
        assertThat(whole).doesNotHaveDuplicates();
        assertThat(leases.count(filter, order, COUNTED)).isEqualTo(Math.min(COUNTED, whole.size()));
        var first = leases.page(filter, order, null, 0, PAGE);
        assertThat(numbers(first)).isEqualTo(whole.subList(0, Math.min(PAGE, whole.size())));
        if (first.more()) {
            var next = leases.page(filter, order, first.next(), 0, PAGE);
            assertThat(numbers(next)).isEqualTo(whole.subList(PAGE, Math.min(2 * PAGE, whole.size())));
            int last = whole.size() - 2;
            assertThat(numbers(leases.page(filter, order, whole.get(last), 0, PAGE)))
                    .containsExactly(whole.get(last + 1));
        }
    }

    /** Whoever works through a list changes the very lease behind which its next page begins. */
    @ParameterizedTest
    @EnumSource(LeaseOrder.class)
    void theNextPageFollowsThoughTheLastLeaseOfThisOneHasMoved(LeaseOrder order) {
        var filter = LeaseFilter.of(parameters("inForce=true"));
        var whole = leases.numbers(filter, order);
        var first = leases.page(filter, order, null, 0, PAGE);
        var last = whole.get(PAGE - 1);
        var was = jdbc.sql("select due_at, term_ends_at, risk from lease.lease where number = ?")
                .param(last)
                .query()
                .singleRow();
        move(last, Timestamp.from(Instant.parse("2200-01-01T00:00:00Z")), null, "LOW");
        try {
            assertThat(numbers(leases.page(filter, order, first.next(), 0, PAGE)))
                    .isEqualTo(whole.subList(PAGE, 2 * PAGE));
        } finally {
            move(last, was.get("due_at"), was.get("term_ends_at"), was.get("risk"));
        }
    }

    private static void move(String number, Object due, @Nullable Object end, Object risk) {
        jdbc.sql("update lease.lease set due_at = ?, term_ends_at = ?, risk = ? where number = ?")
                .params(due, end, risk, number)
                .update();
    }

    private static List<String> numbers(LeaseList.Page page) {
        return page.leases().stream().map(ListedLease::number).toList();
    }

    /** What each criterion says, in other words. */
    @Test
    void aFilterFindsWhatItSays() {
        var arrears = "exists (select from lease.rent_default d where d.lease_number = number and not exists"
                + " (select from lease.rent_outcome o where o.lease_number = number))";
        var duty = "exists (select from lease.duty d where d.lease_number = number and not exists"
                + " (select from lease.duty_done e where e.lease_number = number) and d.due_at";
        for (var said : Stream.of(
                        Map.of(
                                "reviewOverdue=true",
                                        "stage = 'IN_FORCE' and next_review_at < '2026-12-01 09:00+08' and next_review_at < term_ends_at",
                                "inTime=true",
                                        "stage <> 'ENDED' and (due_at is null or due_at >= '2026-12-01 09:00+08')",
                                "group=legal-officers&lateTask=true",
                                        "stage = 'LEGAL_REVIEW' and number > 'SL-2026-050000' and due_at < '2026-12-01 09:00+08'",
                                "review=SUSPEND&month=2026-11",
                                        "exists (select from lease.use_review r where r.lease_number = number and outcome = 'SUSPEND'"
                                                + " and completed_at >= '2026-11-01 00:00+08' and completed_at < '2026-12-01 00:00+08')",
                                "duty=OVERDUE", duty + " < '2026-12-01 09:00+08')",
                                "duty=THREE_DAYS",
                                        duty + " >= '2026-12-02 09:00+08' and d.due_at < '2026-12-04 09:00+08')",
                                "noticed=true", "stage in ('IN_FORCE', 'SUSPENDED') and indefinite",
                                "atRisk=true",
                                        "stage in ('IN_FORCE', 'SUSPENDED') and (stage = 'SUSPENDED' or indefinite or "
                                                + arrears + ")",
                                "currency=USD&inForce=true", "stage in ('IN_FORCE', 'SUSPENDED') and number like '%60'",
                                "rule=identity.evidence&month=2026-11&effect=REVIEW",
                                        "number like '%3' and applied_at >= '2026-11-01 00:00+08' and applied_at < '2026-12-01 00:00+08'"),
                        Map.of(
                                "rule=contract.illegal-object&month=2026-11&occasion=LEGAL_REVIEW",
                                        "number like '%19' and applied_at < '2026-12-01 00:00+08' and applied_at >= '2026-11-01 00:00+08'",
                                "rule=contract.illegal-object&month=2026-11&occasion=LEGAL_REVIEW&effect=BLOCK",
                                        "number like '%19' and applied_at < '2026-12-01 00:00+08' and applied_at >= '2026-11-01 00:00+08'"),
                        Map.of(
                                "risk=HIGH", "risk = 'HIGH'",
                                "overdue=true", "due_at < '2026-12-01 09:00+08'",
                                "dueUntil=2026-12-05", "due_at <= '2026-12-06 00:00+08'",
                                "dueFrom=2026-12-05", "due_at > '2026-12-05 00:00+08'",
                                "termEndsFrom=2027-01-01&termEndsUntil=2027-01-31",
                                        "stage in ('IN_FORCE', 'SUSPENDED') and term_ends_at > '2027-01-01 00:00+08' and term_ends_at <= '2027-02-01 00:00+08'",
                                "appliedFrom=2026-11-01&appliedUntil=2026-11-30",
                                        "applied_at >= '2026-11-01 00:00+08' and applied_at < '2026-12-01 00:00+08'",
                                "reached=CONTRACT", "reached in ('CONTRACT', 'ACTIVATION', 'IN_FORCE')",
                                "q=技有限", "lessee_name like '%技有限%'",
                                "q=旧名", "exists (select from lease.former_lessee f where f.lease_number = number)",
                                "group=legal-officers", "stage = 'LEGAL_REVIEW' and number > 'SL-2026-050000'"),
                        Map.of(
                                "failed=true", "stage <> 'ENDED' and number like '%195'",
                                "failedStep=SubProcess_Activation", "stage <> 'ENDED' and number like '%195'",
                                "step=Gateway_AwaitReview", "stage = 'IN_FORCE'",
                                "step=SubProcess_UnlawfulUse", "stage = 'IN_FORCE' and number like '%475'",
                                "step=Task_LegalReview&lateTask=true",
                                        "stage = 'LEGAL_REVIEW' and due_at < '2026-12-01 09:00+08'"))
                .flatMap(half -> half.entrySet().stream())
                .toList()) {
            long expected = jdbc.sql("select count(*) from lease.lease where " + said.getValue())
                    .query(Long.class)
                    .single();
            assertThat(expected).as(said.getKey()).isPositive();
            assertThat(leases.count(LeaseFilter.of(parameters(said.getKey())), LeaseOrder.DUE, Integer.MAX_VALUE))
                    .as(said.getKey())
                    .isEqualTo(expected);
        }
    }

    /** A part of a name that few have is found by its pieces, without reading all names. */
    @Test
    void aPartOfANameIsFoundByItsPieces() {
        assertThat(plan(
                        "select id from lease.lessee_name where lease.pieces('^' || lease.searched(name))"
                                + " @> lease.pieces('稀有名字') and lease.searched(name) like '%稀有名字%' limit 1001",
                        Map.of()))
                .contains("lessee_name_by_piece")
                .doesNotContain("Seq Scan");
    }

    private static String plan(String sql, Map<String, Object> values) {
        return String.join(
                "\n",
                jdbc.sql("explain " + sql).params(values).query(String.class).list());
    }
}
