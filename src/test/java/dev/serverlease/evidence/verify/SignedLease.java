package dev.serverlease.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.stage.contract.document.QuickDocument;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.LeaseDriver;
import java.util.Map;

/** A lease whose papers are signed over the link and sealed, as in production. */
final class SignedLease {

    private final LeaseDriver lease;
    private final int port;
    final String number;

    SignedLease(LeaseDriver lease, int port) {
        this.lease = lease;
        this.port = port;
        this.number = lease.apply(lease.application());
        lease.approve("legal1", number);
        signedByLessee();
        lease.decideToSealElectronically(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /** Both sides sign it. */
    SignedLease agreed(String kind) {
        written(kind);
        signedByLessee();
        assertThat(lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number, lease.agreementDigest(number))
                        .status())
                .isEqualTo(204);
        done(
                LeaseDriver.SEALER,
                "Task_SealForLessor",
                Map.of("sealing", "SEAL", "signerName", "张示例", "authority", "授权委托书 2026-1"));
        lease.runJobs(number);
        return this;
    }

    /** Printed, and the lessee signs it and the lessor does not seal it. */
    SignedLease notAgreed(String kind) throws Exception {
        QuickDocument.printed(() -> written(kind));
        signedByLessee();
        done(LeaseDriver.SEALER, "Task_SealForLessor", Map.of("sealing", "REFUSE", "refusal", "END", "reason", "日期有误"));
        lease.runJobs(number);
        return this;
    }

    private String written(String kind) {
        assertThat(lease.ask(number, kind).status()).isEqualTo(201);
        done("legal1", "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意"));
        lease.runJobs(number);
        return number;
    }

    private void signedByLessee() {
        var link = lease.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signing-links",
                TamperedBundle.json("{\"to\":\"SIGNER\"}"));
        assertThat(link.status()).as(link.text()).isEqualTo(201);
        var signer = new Signer(port, link.body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .path("code")
                        .asText())
                .consented();
        Signer.done(signer.post("signature", Map.of()));
    }

    private void done(String user, String task, Map<String, String> values) {
        var answer = lease.complete(user, number, task, values);
        assertThat(answer.status()).as(task + answer.text()).isEqualTo(204);
    }

    byte[] bundle(String user) {
        var answer = WholeLease.ask(port, user, number);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
