package dev.serverlease.stage.activation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Conditions;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The proofs of conditions that a form sends: a list of keys and proofs. */
@Component
class GivenProofs {

    private static final String FIELD = "proofs";
    private static final int LONGEST = 500;

    private final Conditions conditions;
    private final PermitProofs permits;
    private final ObjectMapper json;

    GivenProofs(Conditions conditions, PermitProofs permits, ObjectMapper json) {
        this.conditions = conditions;
        this.permits = permits;
        this.json = json;
    }

    /** @throws Refusal with 400 if they are not such a list, or one of them is not acceptable */
    void check(Submission submission, Lease lease) {
        var known = conditions.of(lease).stream().map(Condition::key).toList();
        read(submission).forEach((key, proof) -> {
            if (!known.contains(key)) {
                throw wrong("不是待落实的条件：" + key + "。 Not a condition of this lease: " + key + ".");
            }
            if (!PlainText.is(proof)) {
                throw wrong("证明" + PlainText.REMEDY);
            }
            if (proof.length() > LONGEST) {
                throw wrong("证明最多 " + LONGEST + " 字。 A proof has at most " + LONGEST + " characters.");
            }
        });
    }

    /**
     * Without it the gate would give the same answer, and the task would come back without a word.
     *
     * @throws Refusal with 400 that names the conditions without a proof, if no new proof is given
     */
    void requireNewOrNoneOpen(Submission submission, Lease lease) {
        var given = read(submission);
        var all = conditions.of(lease);
        var open = all.stream()
                .filter(condition -> condition.proof() == null)
                .map(Condition::content)
                .collect(Collectors.joining("；"));
        if (!open.isEmpty() && all.stream().noneMatch(condition -> isNew(condition, given))) {
            throw wrong("仍在等待下列开通条件的证明：" + open
                    + "。本次没有填写新的证明，未作任何变更；取得证明后填写，再提交审查。 The opening still waits for proof of these conditions: " + open
                    + ". Nothing was changed, since no new proof was given; send the task again once you have one.");
        }
    }

    private static boolean isNew(Condition condition, Map<String, String> given) {
        var proof = given.get(condition.key());
        return proof != null && !proof.equals(condition.proof());
    }

    /** Stores the given proofs with their conditions. */
    void record(Lease lease, Submission submission, String actor) {
        var given = read(submission);
        for (var condition : conditions.of(lease)) {
            if (isNew(condition, given)) {
                conditions.prove(lease.number(), condition, Objects.requireNonNull(given.get(condition.key())), actor);
            }
        }
        // all of them: a register entry imported since may identify a number
        permits.record(lease, conditions.of(lease), actor);
    }

    /**
     * The non-empty proofs, by the key of their condition.
     *
     * @throws Refusal with 400 if they are not a list
     */
    private Map<String, String> read(Submission submission) {
        var given = new HashMap<String, String>();
        if (!submission.text(FIELD).isEmpty()) {
            for (var line : lines(submission.text(FIELD))) {
                if (!line.isObject()) {
                    throw noList();
                }
                var proof = line.path("proof").asText("").strip();
                if (!line.path("proof").isNull() && !proof.isEmpty()) {
                    given.put(line.path("key").asText(), proof);
                }
            }
        }
        return given;
    }

    private JsonNode lines(String sent) {
        try {
            var lines = json.readTree(sent);
            if (lines.isArray()) {
                return lines;
            }
        } catch (JsonProcessingException e) {
            // not a list either; reported below
        }
        throw noList();
    }

    private static Refusal noList() {
        return wrong("证明须为列表，每项写明条件和证明。 The proofs must be a list, each with its condition and the proof.");
    }

    private static Refusal wrong(String text) {
        return new Refusal(400, text, List.of(new FieldError(FIELD, text)));
    }
}
