package dev.serverlease.testing.server;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.VerifiedLessees;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The steps of a lease as its users take them, each looking up what it needs over HTTP. */
public final class ProductSteps {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final String SEALER = LeaseDriver.SEALER;

    private final Client http;
    private final Waiting waiting;

    public ProductSteps(Client http, Waiting waiting) {
        this.http = http;
        this.waiting = waiting;
    }

    /** @return the lease's number */
    public String apply(Object application) {
        var answer = http.post("sales1", "/api/leases", application);
        if (!answer.path("stage").asText().equals("LEGAL_REVIEW")) {
            throw new IllegalStateException("not at the legal review: " + answer);
        }
        return answer.path("number").asText();
    }

    public void approve(String number) {
        submit(
                "legal1",
                claimed("legal1", number, "Task_LegalReview"),
                Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "用途合法，信道合规"));
    }

    /** Puts the identity of this lease's lessee on record. */
    public void verify(String number) {
        submit(
                "compliance1",
                claimed("compliance1", number, "Task_VerifyIdentity"),
                VerifiedLessees.ofACompany(() -> http.attach("compliance1", number, "IDENTITY", "scan.pdf")));
    }

    public void withdraw(String number) {
        http.post("sales1", "/api/leases/" + number + "/withdrawal", Map.of("ground", "只为登记身份"));
    }

    public void signForLessee(String number) {
        waiting.until("the draft", "select from lease.contract where lease_number = ?", number);
        http.post(
                "contract1",
                "/api/leases/" + number + "/signatures",
                LeaseDriver.onPaper(
                        http.attach("contract1", number, "SIGNED_CONTRACT", "signed.pdf"),
                        digest("contract1", number)));
        waiting.task("Task_SealForLessor", number);
    }

    public void seal(String number) {
        var task = claimed(SEALER, number, "Task_SealForLessor");
        http.post(
                SEALER,
                "/api/leases/" + number + "/seal-confirmations",
                Map.of("password", SEALER, "contractDigest", digest(SEALER, number)));
        submit(SEALER, task, LeaseDriver.sealed(http.attach(SEALER, number, "SIGNED_CONTRACT", "both.pdf")));
    }

    public void inForce(String number) {
        waiting.until("in force", "select from lease.lease where number = ? and stage = 'IN_FORCE'", number);
        var now = http.get("sales1", "/api/leases/" + number);
        if (!now.path("stage").asText().equals("IN_FORCE")) {
            throw new IllegalStateException(number + " is not in force: " + now);
        }
    }

    /** The contract's digest, from the page on which its text is read. */
    private String digest(String user, String number) {
        var page = http.page(user, "/api/leases/" + number + "/contract");
        var digest = DIGEST.matcher(page.headers().firstValue("ETag").orElse(""));
        if (!digest.find()) {
            throw new IllegalStateException("no digest of the contract of " + number);
        }
        return digest.group();
    }

    private String claimed(String user, String number, String taskKey) {
        var id = http.get(
                        user,
                        "/engine-rest/task?processInstanceBusinessKey=" + number + "&taskDefinitionKey=" + taskKey)
                .path(0)
                .path("id")
                .asText();
        http.post(user, "/engine-rest/task/" + id + "/claim", Map.of("userId", user));
        return id;
    }

    private void submit(String user, String taskId, Map<String, String> values) {
        var variables = new HashMap<String, Object>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        http.post(user, "/engine-rest/task/" + taskId + "/submit-form", Map.of("variables", variables));
    }
}
