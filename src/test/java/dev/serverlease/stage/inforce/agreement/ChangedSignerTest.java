package dev.serverlease.stage.inforce.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The lessee gets another signer by agreement: identity and power are verified again at once, and before the lessor
 * seals whatever that person signs (Civil Code arts. 61, 171, 172, 504; Anti-Telecom Fraud Law art. 22).
 */
@ServerLeaseTest
class ChangedSignerTest {

    private static final String NEW = "陈未核验";

    private static final String BOTH_SIDES = "第一百六十八条";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Agreement agreement;

    @Autowired
    private ObjectMapper json;

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForceForAMonth(lease.application());
    }

    @Test
    void anotherSignerIsVerifiedAgainAtOnce() {
        withNewSigner();
        assertThat(lease.hasTask(number, "Task_ReverifyIdentity")).isTrue();
        assertThat(view("compliance1", "Task_ReverifyIdentity")).contains("签署人变更", NEW);
        LeaseDriver.expectDone(lease.verifyIdentity(number, "Task_ReverifyIdentity", "MATCH", ""));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_ReverifyIdentity")).isFalse();
        endSignedBy(NEW);
        assertThat(lease.hasTask(number, "Task_VerifySigner"))
                .as("nobody is verified twice")
                .isFalse();
        seal();
        agreement.holdsFor(number);
    }

    @Test
    void anotherLetterOfAuthorityIsAnotherPower() {
        changed("lessee.poaRef：授委 2026-9 号");
        assertThat(lease.hasTask(number, "Task_ReverifyIdentity")).isTrue();
    }

    @Test
    void whatSaysNothingOfTheSignerIsNotVerifiedAgain() {
        changed("contract.rentPlan.dueDays：10");
        assertThat(lease.hasTask(number, "Task_ReverifyIdentity")).isFalse();
        endSignedBy("王示例");
        assertThat(lease.hasTask(number, "Task_VerifySigner")).isFalse();
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
    }

    @Test
    void whatAnUnverifiedSignerSignedIsNotSealed() {
        withNewSigner();
        endSignedBy(NEW);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        assertThat(view("compliance1", "Task_VerifySigner")).contains(NEW, "证件原件");
        LeaseDriver.expectDone(lease.verifyIdentity(number, "Task_VerifySigner", "MATCH", ""));
        lease.runJobs(number);
        assertThat(view(LeaseDriver.SEALER, "Task_SealForLessor")).contains("compliance1", "查验证件原件");
        seal();
        agreement.holdsFor(number);
    }

    @Test
    void aNewSignerWhoDoesNotMatchIsNotSealed() {
        withNewSigner();
        endSignedBy(NEW);
        LeaseDriver.expectDone(lease.verifyIdentity(number, "Task_VerifySigner", "MISMATCH", "证件照片不是本人"));
        lease.runJobs(number);
        assertThat(view(LeaseDriver.SEALER, "Task_SealForLessor")).contains("不得用印", "证件照片不是本人");
        var sealed = sealed();
        assertThat(sealed.status()).as(sealed.text()).isEqualTo(409);
        assertThat(sealed.text()).contains("不得用印", NEW);
    }

    @Test
    void theLessorsPeopleAreShownWhereAChangeMakesThemTheLessees() {
        asked(
                "lessee.signerName：李·示例\nlessee.noticeEmail：Contracts+a@lessor.example\nlessee.contactPhone：00000000转801\nlessee.noticeAddress：北京市 海淀区示例路８号");
        assertThat(view("legal1", "Task_AgreementReview"))
                .contains(
                        "“李·示例”与出租人的法定代表人（负责人）或者签署人同名",
                        "“Contracts+a@lessor.example”是出租人的邮箱",
                        "“00000000转801”是出租人的电话",
                        "“北京市 海淀区示例路８号”是出租人的地址",
                        BOTH_SIDES);
        agreed();
        signedOnPaper("王示例");
        assertThat(view(LeaseDriver.SEALER, "Task_SealForLessor")).contains("“李·示例”与出租人", "是出租人的邮箱", BOTH_SIDES);
        assertThat(page()).as("beside the signature").contains("是出租人的邮箱", BOTH_SIDES);
        seal();
        endSignedBy("李·示例");
        assertThat(page().substring(page().indexOf("agreements-heading"))).contains("“李·示例”与出租人", BOTH_SIDES);
    }

    private void withNewSigner() {
        number = lease.standing("with a new signer", () -> {
            changed("签署人姓名：" + NEW);
            return number;
        });
    }

    private void changed(String changes) {
        asked(changes);
        agreed();
        signedOnPaper("王示例");
        seal();
        agreement.holdsFor(number);
    }

    private void asked(String changes) {
        var asked = lease.ask(number, Map.of("kind", "CHANGE", "reason", "人员变动", "changes", changes));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    }

    private void agreed() {
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "经核对，可以变更")));
        lease.runJobs(number);
    }

    private void endSignedBy(String signer) {
        var asked = lease.ask(
                number,
                new TreeMap<>(Map.of(
                        "kind", "TERMINATION", "reason", "业务调整", "endsOn", "2027-06-30", "settlement", "BY_USE")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        agreed();
        signedOnPaper(signer);
    }

    private void signedOnPaper(String signer) {
        var paper = new HashMap<>(LeaseDriver.onPaper(
                lease.attach("contract1", number, "SIGNED_CONTRACT"), lease.agreementDigest(number)));
        paper.put("signer", signer);
        var signed = lease.call("contract1", "POST", "/api/leases/" + number + "/signatures", json.valueToTree(paper));
        assertThat(signed.status()).as(signed.text()).isEqualTo(202);
        lease.runJobs(number);
    }

    private void seal() {
        LeaseDriver.expectDone(sealed());
        lease.runJobs(number);
    }

    private Answer sealed() {
        LeaseDriver.expectDone(lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor")));
        LeaseDriver.expectDone(lease.confirmSeal(LeaseDriver.SEALER, number, lease.agreementDigest(number)));
        return lease.complete(
                LeaseDriver.SEALER, number, "Task_SealForLessor", LeaseDriver.sealed(lease.scanOfBothSeals(number)));
    }

    private String page() {
        return lease.call("contract1", "GET", "/desk/leases/" + number, null).text();
    }

    private String view(String user, String task) {
        return lease.call(
                        user,
                        "GET",
                        "/engine-rest/task/" + lease.taskId(number, task)
                                + "/form-variables?variableNames=view&deserializeValues=false",
                        null)
                .text();
    }
}
