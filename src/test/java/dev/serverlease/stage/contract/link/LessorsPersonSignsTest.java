package dev.serverlease.stage.contract.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who signs for the lessee may lawfully stand on the lessor's side too (Civil Code arts. 61, 168): nothing is refused,
 * and everybody who judges it is told.
 */
@ServerLeaseTest
class LessorsPersonSignsTest {

    /** As the demo's lessor has them. */
    private static final String REPRESENTATIVE = "李示例";

    private static final String ADDRESS = "contracts@lessor.example";

    private static final String BOTH_SIDES = "第一百六十八条";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void whoeverReviewsAndVerifiesIsToldOfTheLessorsRepresentative() {
        var number = lease.apply(named());
        for (var task : new String[] {"Task_LegalReview", "Task_VerifyIdentity"}) {
            assertThat(view(task.equals("Task_LegalReview") ? "legal1" : "compliance1", number, task))
                    .as(task)
                    .contains("“李示例”与出租人的法定代表人（负责人）或者签署人同名", "第六十一条", BOTH_SIDES, "ratif");
        }
        assertThat(page(number)).contains(BOTH_SIDES);
    }

    @Test
    void whoeverSealsIsToldToo() {
        var number = lease.apply(named());
        lease.approve("legal1", number);
        var said =
                LeaseDriver.onPaper(lease.attach("contract1", number, "SIGNED_CONTRACT"), lease.contractDigest(number));
        said.put("signer", "李 示例");
        var signed = lease.call("contract1", "POST", "/api/leases/" + number + "/signatures", json.valueToTree(said));
        assertThat(signed.status()).as(signed.text()).isEqualTo(202);
        assertThat(view(LeaseDriver.SEALER, number, "Task_SealForLessor")).contains("“李 示例”与出租人", BOTH_SIDES);
    }

    @Test
    void whoSignsOnPaperThoughSomebodyElseIsNamedIsShownToWhoeverVerifiesThem() {
        var number = lease.toBeSigned(lease.application());
        assertThat(page(number)).doesNotContain(BOTH_SIDES);
        var said =
                LeaseDriver.onPaper(lease.attach("contract1", number, "SIGNED_CONTRACT"), lease.contractDigest(number));
        said.putAll(Map.of("signer", REPRESENTATIVE, "authority", "授权委托书 2026-7", "mismatchReason", "王示例出差"));
        var signed = lease.call("contract1", "POST", "/api/leases/" + number + "/signatures", json.valueToTree(said));
        assertThat(signed.status()).as(signed.text()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(view("compliance1", number, "Task_VerifySigner")).contains("“李示例”与出租人", BOTH_SIDES);
        assertThat(page(number)).as("beside the signature").contains("“李示例”与出租人", BOTH_SIDES);
    }

    @Test
    void aBoxOrTelephoneOfTheLessorIsShownAsWell() {
        var number =
                lease.apply(with(lessee -> lessee.put("noticeEmail", ADDRESS).put("contactPhone", "010 00000000")));
        assertThat(view("legal1", number, "Task_LegalReview"))
                .contains("邮箱“" + ADDRESS + "”是出租人的邮箱", "电话“010 00000000”是出租人的电话");
    }

    @Test
    void nothingIsSaidOfStrangers() {
        var number = lease.apply(lease.unverified());
        assertThat(view("legal1", number, "Task_LegalReview")).doesNotContain(BOTH_SIDES, "出租人的法定代表人");
        assertThat(view("compliance1", number, "Task_VerifyIdentity")).doesNotContain(BOTH_SIDES);
    }

    private ObjectNode named() {
        return with(lessee -> lessee.put("signerName", REPRESENTATIVE));
    }

    private ObjectNode with(Consumer<ObjectNode> change) {
        var application = lease.unverified();
        change.accept(application.withObjectProperty("lessee"));
        return application;
    }

    private String page(String number) {
        return lease.call("contract1", "GET", "/desk/leases/" + number, null).text();
    }

    private String view(String user, String number, String task) {
        return lease.call(
                        user,
                        "GET",
                        "/engine-rest/task/" + lease.taskId(number, task)
                                + "/form-variables?variableNames=view&deserializeValues=false",
                        null)
                .text();
    }
}
