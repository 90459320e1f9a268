package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk: what waits for whoever looks, and which leases run until when. */
@ServerLeaseTest
class DeskTest {

    private static final int MOST_PAGES = 200;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Doors doors;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void salesSeesTheCompletionWithItsDateAndOnceThatHasPassedThatItIsOverdue() {
        var number = lease.apply(fresh("shop-without-licence", "示例台面（北京）有限公司"));
        var row = rowOf(number, "sales1", "tasks", "待办翻页");
        assertThat(row).contains("补正申请材料", "2026年12月15日 24:00").doesNotContain("逾期");
        clock.set(SettableClock.START.plus(Duration.ofDays(20)));
        assertThat(rowOf(number, "sales1", "tasks", "待办翻页")).contains("逾期");
        assertThat(rowOf(number, "manager1", "late", "逾期任务翻页")).contains("补正申请材料", "sales1");
    }

    @Test
    void whoseTimeItIsIsSaidOnce() {
        assertThat(desk("manager1", "")).containsOnlyOnce("时间均为北京时间");
        assertThat(desk("manager1", "lang=en")).containsOnlyOnce("All times are China time");
        var number = lease.apply(fresh("own-office", "示例时区（北京）有限公司"));
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .containsOnlyOnce("时间均为北京时间");
        for (var page :
                List.of("/steering", "/steering/runs", "/steering/officers/legal1", "/steering/levels/SIGN_WITHIN")) {
            assertThat(lease.call("manager1", "GET", page + "?lang=en", null).text())
                    .as(page)
                    .containsOnlyOnce("All times are China time");
        }
    }

    /** The State Council's notice for the next year comes in November; until it is in the file, dates may move. */
    @Test
    void datesOfAYearWhoseHolidaysAreNotArrangedSaySo() {
        var early = lease.apply(fresh("own-office", "示例年内（北京）有限公司"));
        assertThat(page("legal1", early)).contains("2026年12月8日").doesNotContain("放假安排尚未载入");
        clock.set(OffsetDateTime.parse("2026-12-30T09:00:00+08:00").toInstant());
        var late = lease.apply(fresh("own-office", "示例跨年（北京）有限公司"));
        assertThat(page("legal1", late)).contains("2027年1月7日").contains("2027年的放假安排尚未载入");
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + late + "?lang=en", null)
                        .text())
                .contains("The days off of 2027 are not here yet");
        assertThat(desk("legal1", "lessee=" + encoded("示例跨年"))).contains("2027年的放假安排尚未载入");
        assertThat(lease.shown(early, "Task_LegalReview")
                        .path("holidaysMissing")
                        .isNull())
                .isTrue();
        assertThat(lease.shown(late, "Task_LegalReview")
                        .path("holidaysMissing")
                        .path("zh")
                        .asText())
                .as("what the form shows in Tasklist")
                .startsWith("2027年的放假安排尚未载入");
        assertThat(lease.lease(early).toString()).doesNotContain("holidaysMissing");
        for (var dated : List.of(
                lease.lease(late),
                lease.lease(late).path("openDates").path(0),
                lease.lease(late).path("nextSteps").path(0),
                lease.call("manager1", "GET", "/api/leases?lessee=" + encoded("示例跨年"), null)
                        .body()
                        .path("leases")
                        .path(0))) {
            assertThat(dated.path("holidaysMissing").asInt()).as("%s", dated).isEqualTo(2027);
        }
    }

    @Test
    void overdueMeansTheSameEverywhere() {
        var review = lease.apply(fresh("own-office", "示例时限一（北京）有限公司"));
        var task = lease.taskId(review, "Task_LegalReview");
        clock.set(OffsetDateTime.parse("2026-12-08T09:00:00+08:00").toInstant());
        assertThat(overdue(review, "示例时限一", "legal1")).containsOnly(false);
        assertThat(overdueInTasklist("legal1")).doesNotContain(task);
        clock.set(OffsetDateTime.parse("2026-12-08T09:00:01+08:00").toInstant());
        assertThat(overdue(review, "示例时限一", "legal1")).containsOnly(true);
        assertThat(overdueInTasklist("legal1")).contains(task);

        // the whole of a last day is in time
        clock.set(SettableClock.START);
        var completion = lease.apply(fresh("shop-without-licence", "示例时限二（北京）有限公司"));
        clock.set(OffsetDateTime.parse("2026-12-15T23:59:59+08:00").toInstant());
        assertThat(overdue(completion, "示例时限二", "sales1")).containsOnly(false);
        clock.set(OffsetDateTime.parse("2026-12-16T00:00:01+08:00").toInstant());
        assertThat(overdue(completion, "示例时限二", "sales1")).containsOnly(true);
    }

    /** As the desk's tasks, the desk's leases, and the API have it. */
    private List<Boolean> overdue(String number, String lessee, String user) {
        var leases = desk(user, "overdue=true&lessee=" + encoded(lessee));
        return List.of(
                rowOf(number, user, "tasks", "待办翻页").contains("逾期"),
                leases.substring(leases.indexOf("leases-heading\"")).contains(number),
                !lease.call("manager1", "GET", "/api/leases?overdue=true&lessee=" + encoded(lessee), null)
                        .body()
                        .path("leases")
                        .isEmpty());
    }

    private String overdueInTasklist(String user) {
        var filter = lease.call(user, "GET", "/engine-rest/filter?resourceType=Task&nameLike=" + encoded("我组逾期%"), null)
                .body()
                .path(0)
                .path("id")
                .asText();
        return lease.call(user, "GET", "/engine-rest/filter/" + filter + "/list?maxResults=2000", null)
                .text();
    }

    @Test
    void anOfficersDeskLeadsToTheTask() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        assertThat(rowOf(number, "legal1", "tasks", "待办翻页"))
                .contains("/camunda/app/tasklist/default/#/?task=" + task, "待认领");
        lease.claim("legal2", task);
        assertThat(rowOf(number, "legal2", "tasks", "待办翻页")).contains("legal2");
        assertThat(found(number, "legal1", "tasks", "待办翻页"))
                .as("somebody else's task")
                .isFalse();
    }

    @Test
    void theLesseesSignatureIsAContractOfficersNextStepWithItsDate() {
        var number = lease.toBeSigned(lease.application());
        assertThat(rowOf(number, "contract1", "tasks", "待办翻页"))
                .contains("等待承租人签署", "2026年12月31日 09:00", "/desk/leases/" + number + "#post-signatures")
                .doesNotContain("逾期");
        assertThat(page("contract1", number)).contains("等待承租人签署", "2026年12月31日 09:00");
        clock.set(SettableClock.START.plus(Duration.ofDays(31)));
        assertThat(rowOf(number, "contract1", "tasks", "待办翻页")).contains("逾期");
        assertThat(rowOf(number, "legal1", "tasks", "待办翻页")).isEmpty();
        clock.set(SettableClock.START.plus(Duration.ofDays(8)));
        lease.runJobs(number);
        assertThat(page("sales1", number)).containsPattern("已于 <time[^>]*>2026年12月9日 09:00</time> 催办");
        lease.signForLessee(number);
        assertThat(rowOf(number, LeaseDriver.SEALER, "tasks", "待办翻页"))
                .contains("出租人用印")
                .doesNotContain("等待承租人签署");
        assertThat(rowOf(number, "contract1", "tasks", "待办翻页"))
                .as("not who recorded the paper")
                .isEmpty();
        assertThat(page("contract1", number)).doesNotContain("等待承租人签署");
    }

    /** A finding is kept as it was made; what has happened since stands beside it. */
    @Test
    void aFindingThatIdentityIsToBeVerifiedSaysThatItHasBeenSince() {
        var number = lease.apply(lease.unverified());
        assertThat(page("legal1", number)).contains("尚待合规人员核验").doesNotContain("此后已核验齐全");
        lease.approve("legal1", number);
        assertThat(page("legal1", number)).contains("尚待合规人员核验", "此后已核验齐全");
    }

    @Test
    void theListOfLeasesBeginsWithWhatIsOverdueAndShowsSalesTheirOwnOnly() {
        var lessee = "示例排序（北京）有限公司";
        var review = lease.apply(fresh("own-office", lessee));
        var completion = lease.apply(fresh("shop-without-licence", lessee));
        clock.set(SettableClock.START.plus(Duration.ofDays(20)));
        var list = desk("manager1", "lessee=" + encoded(lessee));
        var leases = list.substring(list.indexOf("leases-heading\""));
        assertThat(leases.indexOf("/desk/leases/" + review)).isPositive();
        assertThat(leases.indexOf("/desk/leases/" + review)).isLessThan(leases.indexOf("/desk/leases/" + completion));
        assertThat(leases).contains("（2）", "审查期限", "2026年12月8日 09:00", "补正期限", "2026年12月15日 24:00", "逾期");
        var late = lease.call("sales1", "GET", "/api/leases?overdue=true&lessee=" + encoded(lessee), null)
                .body()
                .path("leases");
        assertThat(late)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.path("overdue").asBoolean()).isTrue());
        clock.set(SettableClock.START.plus(Duration.ofDays(10)));
        assertThat(lease.call("sales1", "GET", "/api/leases?overdue=true&lessee=" + encoded(lessee), null)
                        .body()
                        .path("leases"))
                .as("only the review")
                .hasSize(1);
        clock.set(SettableClock.START.plus(Duration.ofDays(20)));
        assertThat(desk("sales1", "lessee=" + encoded(lessee))).contains(review, completion);
        assertThat(desk("sales2", "lessee=" + encoded(lessee))).doesNotContain(review, completion);
        var inReview = desk("manager1", "stage=LEGAL_REVIEW&lessee=" + encoded(lessee));
        // the overdue tasks above the list are everybody's, whatever the list is narrowed to
        assertThat(inReview.substring(inReview.indexOf("leases-heading")))
                .contains(review)
                .doesNotContain("/desk/leases/" + completion + "\">");
    }

    @Test
    void aLeasesPageOffersEachGroupItsOwnDoors() {
        var number = lease.inReview(lease.application());
        assertThat(page("sales1", number)).contains("撤回申请").doesNotContain("指定办理人");
        assertThat(page("manager1", number)).contains("指定办理人", "登记主管机关").doesNotContain("撤回申请");
        assertThat(page("legal1", number)).doesNotContain("撤回申请", "指定办理人");
        var other = lease.call("sales2", "GET", "/desk/leases/" + number, null);
        assertThat(other.status()).isEqualTo(404);
        assertThat(lease.call("manager1", "GET", "/desk/leases/SL-1999-000001", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aLeasesPageSaysWhyItStandsWhereItStandsOfWhomAndUntilWhen() {
        var number = lease.apply(fresh("shop-without-licence", "示例现状（北京）有限公司"));
        var standing = page("sales1", number);
        standing = standing.substring(standing.indexOf("standing-heading"), standing.indexOf("summary-heading"));
        assertThat(standing)
                .contains("补正申请材料", "由 sales1 办理", "补正期限", "2026年12月15日 24:00", "逾期未补正的，申请失效")
                .contains("未了结的审查意见", "经营性互联网信息服务须取得经营许可证", "须由经办人补正")
                .doesNotContain(">REQUIRE", "+08:00<", ">2026-12");
        assertThat(page("manager1", number)).contains("延长补正期限").doesNotContain("发起专项复核", "登记承租人签名");

        assertThat(lease.call("manager1", "GET", "/api/leases/" + number, null)
                        .body()
                        .path("openDates")
                        .path(0)
                        .path("what")
                        .asText())
                .isEqualTo("COMPLETION");
    }

    @Test
    void aLeaseHasTheSameNextDateAsItsRowInTheList() {
        var application = lease.application();
        var number = lease.apply(application);
        clock.set(SettableClock.START.plus(Duration.ofDays(20)));
        var row = lease.call(
                        "manager1",
                        "GET",
                        "/api/leases?reference=" + application.path("reference").asText(),
                        null)
                .body()
                .path("leases")
                .path(0);
        var whole = lease.lease(number);
        for (var member : java.util.List.of("dueAt", "dueWhat", "overdue")) {
            assertThat(whole.path(member)).as(member).isEqualTo(row.path(member));
        }
        assertThat(whole.path("overdue").asBoolean()).isTrue();
    }

    @Test
    void theTimelineSaysWhatIsWhatInTheReadersFormat() {
        var number = lease.inForceForAMonth(lease.application());
        lease.callRaw(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/rent-defaults",
                "{\"amount\": \"18000.00\", \"currency\": \"CNY\", \"overdueSince\": \"2026-11-10\"}");
        var page = page("manager1", number);
        assertThat(page.substring(page.indexOf("timeline")))
                .doesNotContain("/HAND_OVER/1", "2026-11-10")
                .contains("金额：18000.00 · 币种：CNY · 逾期起始日：2026年11月10日")
                .contains("签署人：王示例 · 授权依据：法定代表人 · 签署方式：盖章");
    }

    @Test
    void whatTheDoorWouldRefuseIsNotOffered() {
        var number = lease.toBeSigned(lease.application());
        assertThat(page("contract1", number)).contains("登记承租人签名").doesNotContain("确认用印");
        lease.signForLessee(number);
        assertThat(page("contract1", number)).contains("确认用印").doesNotContain("登记承租人签名");
        assertThat(page("sales1", number)).doesNotContain("撤回申请");
        lease.sealForLessor(number);
        assertThat(page("contract1", number)).doesNotContain("确认用印");
        assertThat(page("sales1", number)).doesNotContain("申请续租");
        lease.runJobs(number);
        assertThat(page("legal1", number)).contains("<summary>档案保全</summary>").doesNotContain("解除档案保全", "登记命令已解除");
        assertThat(page("sales1", number)).contains("申请续租");
        assertThat(page("compliance1", number))
                .contains("登记逾期租金", "发起专项复核", "value=\"CNY\" selected")
                .doesNotContain("登记租金付款", "取消误登记", "value=\"INDEFINITE\"", "Z</span>");
    }

    @Test
    void aLeasesPageTellsWhatWasDoneInWords() {
        var number = lease.inForce(lease.application());
        assertThat(page("manager1", number))
                .contains("收到申请", "法务认定：通过", "承租人签署", "交付服务器", "进入履行中", "租期至", "发起专项复核")
                .doesNotContain("APPLICATION_RECEIVED", "STAGE_");
    }

    @Test
    void whatIsTypedIntoThePageIsShownAsText() {
        var application = fresh("own-office", "<script>alert(1)</script>有限公司");
        var number = lease.apply(application);
        assertThat(page("manager1", number)).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        assertThat(desk("manager1", "lessee=" + encoded("<script>"))).doesNotContain("<script>alert");
    }

    @Test
    void whoeverIsSignedInAtTasklistNeedNotSignInAgain() {
        var number = lease.inReview(lease.application());
        assertThat(doors.raw(Door.WEB_APPLICATIONS, "legal1", "GET", "/desk/leases/" + number, null, "Accept", "*/*")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("manager1", number, "X-Any", "thing"))
                .as("a session alone changes nothing")
                .isEqualTo(401);
        assertThat(send("manager1", number, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(send("manager1", number, "Origin", "http://elsewhere.example"))
                .isEqualTo(403);
        assertThat(lease.hasTask(number, "Task_LegalReview")).isTrue();
        assertThat(send("manager1", number, "Sec-Fetch-Site", "same-origin")).isEqualTo(204);
    }

    @Test
    void readersOfEnglishReadTheTimesTheirWay() {
        var number = lease.inReview(lease.application());
        var answer = doors.raw(
                Door.WEB_APPLICATIONS,
                "legal1",
                "GET",
                "/desk/leases/" + number,
                null,
                "Accept",
                "*/*",
                "Accept-Language",
                "en-GB,en");
        assertThat(answer.body()).contains("8 Dec 2026, 09:00").doesNotContain("2026年12月8日");
    }

    @Test
    void theSearchFindsALeaseByItsNumberAndByItsEnd() {
        var lessee = "示例查号公司" + System.nanoTime();
        var number = lease.inReview(fresh("own-office", lessee));
        lease.inReview(lease.application());
        for (var typed : List.of(number, number.toLowerCase(Locale.ROOT), number.substring(8), lessee)) {
            assertThat(leasesOf(desk("manager1", "lessee=" + encoded(typed))))
                    .as(typed)
                    .containsExactly(number);
        }
        assertThat(leasesOf(desk("sales2", "lessee=" + number))).isEmpty();
    }

    private static List<String> leasesOf(String desk) {
        return Pattern.compile("/desk/leases/(SL-[0-9-]+)")
                .matcher(desk.substring(desk.indexOf("id=\"leases-heading\"")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @Test
    void deskRequiresSignIn() {
        assertThat(lease.call(null, "GET", "/desk", null).status()).isEqualTo(401);
        assertThat(lease.call("sales1", "GET", "/desk?tasks=-1", null).status()).isEqualTo(400);
        assertThat(lease.call("sales1", "GET", "/desk?stage=NONE", null).status())
                .isEqualTo(400);
    }

    private int send(String user, String number, String header, String value) {
        return doors.raw(
                        Door.WEB_APPLICATIONS,
                        user,
                        "PUT",
                        "/api/leases/" + number + "/officer",
                        "{\"task\":\"" + lease.taskId(number, "Task_LegalReview")
                                + "\",\"officer\":\"legal1\",\"ground\":\"休假\"}",
                        "Content-Type",
                        "application/json",
                        header,
                        value)
                .statusCode();
    }

    private ObjectNode fresh(String sample, String lessee) {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("lessee")).put("name", lessee);
        return application;
    }

    private String desk(String user, String query) {
        var answer = lease.call(user, "GET", "/desk?" + query, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private String page(String user, String number) {
        var answer = lease.call(user, "GET", "/desk/leases/" + number, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private boolean found(String number, String user, String parameter, String pages) {
        return !rowOf(number, user, parameter, pages).isEmpty();
    }

    /** The row of the lease in a list of tasks, on whichever of its pages; empty where there is none. */
    private String rowOf(String number, String user, String parameter, String pages) {
        for (int page = 0; page < MOST_PAGES; page++) {
            var text = desk(user, parameter + "=" + page);
            var list = text.substring(0, text.indexOf("leases-heading\""));
            for (var row : list.split("<tr")) {
                if (row.contains("/desk/leases/" + number)) {
                    return row;
                }
            }
            if (!list.contains("rel=\"next\"") || !list.contains(pages)) {
                return "";
            }
        }
        return "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
