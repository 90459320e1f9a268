package dev.serverlease.stage.lessee.page;

import static dev.serverlease.lease.GivenLease.inForce;
import static dev.serverlease.lease.GivenLease.midnightAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.attachment.LiftingDocuments;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.stage.inforce.suspension.Suspension;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the lessee's page says of a lease that waits for its hand-over, is suspended, or has turned indefinite. */
class StateOnLesseePageTest {

    private final PageFromValues page = new PageFromValues();
    private final ObjectNode application = GivenLease.application();

    /** Civil Code art. 201: the day does not count, and so the five are Monday to Friday. */
    @Test
    void aContractSealedOnADayOffIsHandedOverWithinTheNextFiveWorkingDays() {
        application.withObjectProperty("contract").put("startDate", "2026-12-07");
        page.clock.at("2026-12-05T10:00:00+08:00");
        page.contract.sealed("2026-12-05T10:00:00+08:00");
        assertThat(obligations(page.of(inForce(application).notHandedOver()))).contains("交付服务器；", "2026年12月11日 24:00");
    }

    @Test
    void theGroundOfASuspensionAndItsBasisAreOneSentence() {
        page.suspended(
                new Suspension(
                        1,
                        "收到主管机关或者法院的命令，依令立即停止服务。",
                        "《网络安全法》第四十九条。",
                        true,
                        "上海市通信管理局 关停令 1号：责令停止",
                        midnightAfter("2026-12-16"),
                        "compliance1",
                        GivenLease.instant("2026-12-01T09:00:00+08:00")),
                true);
        assertThat(page.of(inForce(application).in(LeaseStage.SUSPENDED)))
                .contains("依令立即停止服务。命令为：", "；依据：")
                .doesNotContain("。；", "。。");
    }

    /** The day for the cure is one thing, the right to terminate arises later (clause termination). */
    @Test
    void thePageTellsTheDayForTheCureFromThatOfTheRightToTerminate() {
        page.clock.at("2026-12-05T09:00:00+08:00");
        page.suspended(forABreach("2026-12-03"), true).waitsFor(page.date("CURE", "2026-12-03"));
        assertThat(page.of(inForce(application).in(LeaseStage.SUSPENDED)))
                .contains("完成整改并告知出租人", "2026年12月3日 24:00", "逾期 <span lang=\"en\">overdue</span>")
                .contains("自暂停服务通知书到达您之日起满15日", "在此之前出租人不得以逾期未整改解除合同")
                .doesNotContain("逾期未整改的，出租人可以解除合同");
    }

    @Test
    void aSuspensionIsStillSaidWithItsReasonWhileTheTerminationIsUnderWay() {
        page.suspended(forABreach("2026-12-16"), true);
        assertThat(page.of(inForce(application).awaitingItsNotice()))
                .contains("通知到达您之前，合同没有解除", "服务仍暂停", "暂停的理由：与约定不符");
    }

    @Test
    void ofASuspensionForABreachNoOrderIsSaidUntilOneComes() {
        page.suspended(forABreach("2026-12-16"), true);
        var suspended = inForce(application).in(LeaseStage.SUSPENDED);
        assertThat(page.of(suspended)).doesNotContain("收到命令");
        ordered();
        assertThat(page.of(suspended)).contains("与约定不符", "又于2026年12月1日收到命令：某市公安局 关停令1号：立即停止服务");
    }

    @Test
    void anOrderWhileTheTerminationIsUnderWayIsSaidThoughNothingIsSuspended() {
        ordered();
        assertThat(page.of(inForce(application).awaitingItsNotice())).contains("于2026年12月1日收到命令：某市公安局 关停令1号：立即停止服务");
    }

    /** The product's answer where no suspension obeys an order. */
    private void ordered() {
        when(page.part(LiftingDocuments.class).besides(any(), isNull()))
                .thenReturn(List.of(new LiftingDocuments.Order(
                        "某市公安局",
                        "关停令1号",
                        "立即停止服务",
                        LocalDate.parse("2026-12-01"),
                        GivenLease.instant("2026-12-01T09:00:00+08:00"))));
    }

    /** Civil Code arts. 730, 734: either side may end it any day, with the contract's notice. */
    @Test
    void ofALeaseThatTurnedIndefiniteItIsSaidWhatEitherSideMayDo() {
        assertThat(page.of(inForce(application).indefinite().until(null)))
                .contains("任何一方可以随时解除不定期租赁，但是应当提前30日书面通知对方（民法典第七百三十条）");
    }

    private static Suspension forABreach(String cureBy) {
        return new Suspension(
                1,
                "与约定不符",
                "第八条",
                false,
                null,
                midnightAfter(cureBy),
                "compliance1",
                GivenLease.instant("2026-12-01T09:00:00+08:00"));
    }

    private static String obligations(String page) {
        return page.substring(page.indexOf("id=\"obligations\""));
    }
}
