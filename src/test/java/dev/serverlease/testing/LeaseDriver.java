package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.ContractText;
import dev.serverlease.stage.contract.ComparedPoint;
import dev.serverlease.stage.contract.sign.Signer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The life of a lease in words, done as its users do it: over HTTP, as somebody. */
@Component
@Lazy
public class LeaseDriver {

    private static final Pattern LEASE = Pattern.compile("^/api/leases/(SL-[0-9-]+)/");

    /** From the day on which the samples start to the clock's first. */
    private static final Duration A_MONTH = Duration.ofDays(30);

    private static final AtomicInteger REFERENCES = new AtomicInteger();

    private final ObjectMapper json;
    private final Environment environment;
    private final SettableClock clock;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final VerifiedLessees verified;
    private final LeaseCopies copies;

    /** Of each place the class whose way leads there. */
    private final Map<String, String> owners = new HashMap<>();

    private Consumer<String> afterEachStep;

    LeaseDriver(
            ObjectMapper json,
            Environment environment,
            SettableClock clock,
            ManagementService management,
            RuntimeService runtime,
            TaskService tasks,
            JdbcClient jdbc,
            LeaseCopies copies) {
        this.copies = copies;
        this.json = json;
        this.environment = environment;
        this.clock = clock;
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.verified = new VerifiedLessees(this, json);
    }

    /**
     * From now on looks at each lease after every step that is taken with it.
     *
     * @param look given the number; null for nobody
     */
    public void afterEachStep(Consumer<String> look) {
        afterEachStep = look;
    }

    private void stepTaken(String number) {
        if (afterEachStep != null) {
            afterEachStep.accept(number);
        }
    }

    /**
     * The sample {@code own-office} under a fresh reference, from the clock's first day until 31 October 2028. Its
     * lessee is verified: the first who asks for it makes and withdraws a lease for that, which takes a number.
     */
    public ObjectNode application() {
        return ofOwnOffice(sample("own-office"));
    }

    /** The numbers of the leases that the lessees of the samples were verified for. */
    String[] verifiedBefore() {
        return verified.numbers();
    }

    /** The same of a lessee whose identity nobody has verified yet. */
    public ObjectNode unverified() {
        var application = ofOwnOffice(read("own-office"));
        var lessee = (ObjectNode) application.path("lessee");
        lessee.put("name", lessee.path("name").asText() + REFERENCES.incrementAndGet());
        return application;
    }

    private static ObjectNode ofOwnOffice(ObjectNode application) {
        application.put("reference", "TEST-" + REFERENCES.incrementAndGet());
        ((ObjectNode) application.path("contract"))
                .put("startDate", "2026-12-01")
                .put("termMonths", 23)
                .put("rentBasis", "FIXED")
                .withObjectProperty("rentPlan")
                .put("dueDays", 6);
        return application;
    }

    /** A sample, whose lessee was verified for an earlier lease. */
    public ObjectNode sample(String name) {
        var sample = read(name);
        verified.know(sample, ofOwnOffice(read("own-office")));
        return sample;
    }

    /** A sign of fraud takes two officers, at high risk. */
    public static void forTwoOfficers(JsonNode application) {
        ((ObjectNode) application.path("use")).withArray("redFlags").add("HIDDEN_IDENTITY");
    }

    private ObjectNode read(String name) {
        try (var text = getClass().getResourceAsStream("/law/samples/" + name + ".json")) {
            return (ObjectNode) json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies as sales1 and answers the lease number. */
    public String apply(JsonNode application) {
        var answer = call("sales1", "POST", "/api/leases", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var number = answer.body().path("number").asText();
        stepTaken(number);
        return number;
    }

    public JsonNode lease(String number) {
        return call("manager1", "GET", "/api/leases/" + number, null).body();
    }

    public String stage(String number) {
        return jdbc.sql("select /* test */ stage from lease.lease where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    /** Claims the open task of the lease and completes it. */
    public Http.Answer complete(String user, String number, String taskKey, Map<String, String> values) {
        var task = taskId(number, taskKey);
        if (ARRIVALS.contains(taskKey) && values.values().stream().anyMatch(value -> !value.isEmpty())) {
            handInProof(number, arrival(values));
        }
        claim(user, task);
        var answer = submit(user, task, values);
        stepTaken(number);
        return answer;
    }

    /** The day of arrival that a form says; today where it says none, or none that has come. */
    public LocalDate arrival(Map<String, String> values) {
        var today = LocalDate.now(clock);
        try {
            var demanded = json.readTree(values.getOrDefault("demand", "{}"))
                    .path("arrivedOn")
                    .asText();
            var said = values.getOrDefault("arrivedOn", values.getOrDefault("servedOn", demanded));
            var day = LocalDate.parse(said);
            return day.isAfter(today) ? today : day;
        } catch (IOException | DateTimeParseException unreadable) {
            return today;
        }
    }

    /** A notice given outside the product today, and that it arrived. */
    public void handInProof(String number) {
        handInProof(number, LocalDate.now(clock));
    }

    /** The same on another day; handed in once for each. */
    public void handInProof(String number, LocalDate day) {
        handInNotice(number, day);
        handInProofAlone(number, day);
    }

    /** That it arrived on this day, and not the notice itself. */
    public void handInProofAlone(String number, LocalDate day) {
        var key = "arrival-" + number + "-" + day + "-" + LocalDate.now(clock);
        var answer = post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=receipt.pdf&effectiveOn=" + day,
                SmallPdf.of(key),
                "application/pdf",
                "Idempotency-Key",
                key);
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    /** A notice that was given outside the product on that day, itself. */
    public void handInNotice(String number, LocalDate day) {
        var key = "notice-" + number + "-" + day + "-" + LocalDate.now(clock);
        var answer = post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_TEXT&fileName=scan.pdf&effectiveOn=" + day,
                SmallPdf.of(key),
                "application/pdf",
                "Idempotency-Key",
                key);
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    public Http.Answer claim(String user, String taskId) {
        return call(user, "POST", "/engine-rest/task/" + taskId + "/claim", json.valueToTree(Map.of("userId", user)));
    }

    public Http.Answer submit(String user, String taskId, Map<String, String> values) {
        return call(user, "POST", "/engine-rest/task/" + taskId + "/submit-form", variables(values));
    }

    public JsonNode variables(Map<String, String> values) {
        var variables = new HashMap<String, Object>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        return json.valueToTree(Map.of("variables", variables));
    }

    /** The id of the one open task with this key; fails where there is none. */
    public String taskId(String number, String taskKey) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(taskKey)
                .singleResult();
        assertThat(task).as("open task %s of %s", taskKey, number).isNotNull();
        return task.getId();
    }

    public boolean hasTask(String number, String taskKey) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .taskDefinitionKey(taskKey)
                        .count()
                > 0;
    }

    public void approve(String officer, String number) {
        expectDone(complete(officer, number, "Task_LegalReview", approval(number)));
        if (hasTask(number, "Task_VerifyIdentity")) {
            verifyIdentity(number);
        }
        runJobs(number);
    }

    /** Verifies the identity of everybody whom the open task asks for, and everything matches. */
    public void verifyIdentity(String number) {
        expectDone(verifyIdentity(number, "Task_VerifyIdentity", "MATCH", ""));
    }

    /** The same in another task, with this result of the first one, and why. */
    public Http.Answer verifyIdentity(String number, String taskKey, String result, String note) {
        return complete("compliance1", number, taskKey, verification(number, taskKey, result, note));
    }

    /** What the form sends of everybody whom the open task asks for, each with a file of their own. */
    public Map<String, String> verification(String number, String taskKey, String result, String note) {
        return verified.answered(shown(number, taskKey), result, note, () -> attach("compliance1", number, "IDENTITY"));
    }

    /** What the form of an open task shows. */
    public JsonNode shown(String number, String taskKey) {
        var view = tasks.getVariableTyped(taskId(number, taskKey), "view", false);
        try {
            return json.readTree(((org.camunda.bpm.engine.variable.value.SerializableValue) view).getValueSerialized());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An approval that finds nothing violated, for each finding that waits for an officer. */
    public Map<String, String> approval(String number) {
        var lines = jdbc
                .sql(
                        "select /* test */ f ->> 'rule' from lease.lease l join lease.findings x on x.lease_number = l.number"
                                + " and x.occasion = 'CHECKS' and x.round = l.round, jsonb_array_elements(x.document -> 'findings') f"
                                + " where l.number = :number and f ->> 'outcome' in ('REVIEW', 'UNDETERMINED')")
                .param("number", number)
                .query(String.class)
                .list()
                .stream()
                .map(rule -> Map.of("rule", rule, "conclusion", "NO_VIOLATION", "ground", "经核实，不构成违反"))
                .toList();
        return Map.of(
                "decision",
                "APPROVE",
                "ground",
                "用途合法，信道合规",
                "integrity",
                "NONE",
                "assessments",
                json.valueToTree(lines).toString());
    }

    /** The tasks in which the arrival of a notice is recorded. */
    private static final Set<String> ARRIVALS = Set.of(
            "Task_DemandRent",
            "Task_NoticeForRent",
            "Task_NoticeOfTermination",
            "Task_ExpiryNotice",
            "Task_VerifyCure");

    /** Kinds of files whose own date counts. */
    private static final Set<String> DATED = Set.of(
            "ERASURE_CONFIRMATION",
            "DATA_RETURN_PROOF",
            "NO_DATA_CONFIRMATION",
            "ORDER_LIFTING",
            "NOTICE_TEXT",
            "SETTLEMENT_AGREEMENT");

    /** Who seals: not contract1, who records what came back on paper. */
    public static final String SEALER = "contract2";

    /** The points of a paper that are compared. */
    private static final List<String> POINTS =
            Stream.of(ComparedPoint.values()).map(ComparedPoint::field).toList();

    /** What a contract officer sends to seal on paper; the scan need not be named if only one is new. */
    public static final Map<String, String> SEALED = Stream.concat(
                    Map.of("sealing", "SEAL", "signerName", "张示例", "authority", "授权委托书 2026-1", "kind", "SEAL")
                            .entrySet()
                            .stream(),
                    POINTS.stream().map(point -> Map.entry(point, "YES")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** A use review that finds everything as agreed. */
    public static Map<String, String> asAgreed() {
        return Map.of(
                "outcome", "CONTINUE",
                "actualUse", "抽查日志，与约定一致",
                "ground", "未见异常",
                "actualUseMatches", "YES",
                "illegalContentFound", "NO",
                "sublet", "NO",
                "piSubjectsYtd", "260",
                "sensitivePiSubjectsYtd", "0",
                "publicSecurityFilingRef", "沪公网安备31011502000001号");
    }

    /** The lessee signs first; the lessor's seal then concludes the contract. */
    public void signByBoth(String number) {
        assertThat(signForLessee(number).status()).isEqualTo(202);
        sealForLessor(number);
    }

    public void sealForLessor(String number) {
        decideToSeal(number);
        runOneJob(number);
    }

    /** Both sign the newest agreement on paper, the lessee first; then it has its effect. */
    public void concludeAgreement(String number) {
        runJobs(number);
        assertThat(signForLessee(number, agreementDigest(number)).status()).isEqualTo(202);
        assertThat(claim(SEALER, taskId(number, "Task_SealForLessor")).status()).isEqualTo(204);
        assertThat(confirmSeal(SEALER, number, agreementDigest(number)).status())
                .isEqualTo(204);
        expectDone(complete(SEALER, number, "Task_SealForLessor", sealed(scanOfBothSeals(number))));
        runJobs(number);
    }

    /** The rows in which a second officer says of so many special terms how they are. */
    public static String termsRead(int terms, String burden) {
        return IntStream.rangeClosed(1, terms)
                .mapToObj(term -> "{\"term\":\"" + term + "\",\"burden\":\"" + burden + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A contract officer asks for another payment (CHANGE), or an end in a month (TERMINATION). */
    public Http.Answer ask(String number, String kind) {
        return ask(
                number,
                kind.equals("CHANGE")
                        ? Map.of("kind", kind, "reason", "双方商定", "changes", "contract.rentPlan.dueDays：10")
                        : Map.of(
                                "kind",
                                kind,
                                "reason",
                                "业务调整",
                                "endsOn",
                                LocalDate.now(clock).plusDays(30).toString(),
                                "settlement",
                                "PAID"));
    }

    public Http.Answer ask(String number, Map<String, ?> agreement) {
        return call("contract1", "POST", "/api/leases/" + number + "/agreements", json.valueToTree(agreement));
    }

    /** The digest of the newest agreement's draft. */
    public String agreementDigest(String number) {
        var all = call("contract1", "GET", "/api/leases/" + number + "/agreements", null)
                .body();
        return all.path(all.size() - 1).path("digest").asText();
    }

    public void decideToSeal(String number) {
        expectDone(complete(SEALER, number, "Task_SealForLessor", sealed(claimAndConfirmSeal(number))));
    }

    /**
     * Whoever seals on paper has claimed the task, proves who they are, and hands in what both signed.
     *
     * @return the scan's id
     */
    public String claimAndConfirmSeal(String number) {
        claimAndProve(number);
        return scanOfBothSeals(number);
    }

    private void claimAndProve(String number) {
        assertThat(claim(SEALER, taskId(number, "Task_SealForLessor")).status()).isEqualTo(204);
        assertThat(confirmSeal(SEALER, number).status()).isEqualTo(204);
    }

    /** @return the id of the scan of what both parties signed on paper */
    public String scanOfBothSeals(String number) {
        return attach(SEALER, number, "SIGNED_CONTRACT", "both.pdf");
    }

    /** What a contract officer sends to seal on paper, with this scan. */
    public static Map<String, String> sealed(String scan) {
        var values = new HashMap<>(SEALED);
        values.put("scan", scan);
        return values;
    }

    public void decideToSealElectronically(String number) {
        claimAndProve(number);
        expectDone(complete(
                SEALER,
                number,
                "Task_SealForLessor",
                Map.of("sealing", "SEAL", "signerName", "张示例", "authority", "授权委托书 2026-1")));
    }

    /** The password again, before the seal is used. */
    public Http.Answer confirmSeal(String user, String number) {
        return confirmSeal(user, number, contractDigest(number));
    }

    public Http.Answer confirmSeal(String user, String number, String digest) {
        return call(
                user,
                "POST",
                "/api/leases/" + number + "/seal-confirmations",
                json.valueToTree(Map.of("password", user, "contractDigest", digest)));
    }

    public Http.Answer signForLessee(String number) {
        return signForLessee(number, contractDigest(number));
    }

    public Http.Answer signForLessee(String number, String digest) {
        return call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signatures",
                json.valueToTree(onPaper(attach("contract1", number, "SIGNED_CONTRACT"), digest)));
    }

    /** The signer comes by the link, says who they are, and names a representative with a letter of authority. */
    public void forwardToRepresentative(String number) {
        var link = call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signing-links",
                json.valueToTree(Map.of("to", "SIGNER")));
        var signer = new Signer(port(), link.body().path("link").asText())
                .identified(() -> call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .path("code")
                        .asText());
        Signer.done(signer.upload(
                "representative",
                Map.of("name", "李代理", "numberEnd", "002X", "address", "li@example.com", "telephone", "13800138000"),
                "授权委托书.pdf",
                SmallPdf.of("letter of authority")));
    }

    /** A use review found another use than agreed, and the service is off. */
    public void suspendForABreach(String number, String cureBy) {
        var review = call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/reviews",
                json.valueToTree(Map.of("ground", "流量异常")));
        assertThat(review.status()).as(review.text()).isEqualTo(202);
        expectDone(complete(
                "compliance1",
                number,
                "Task_UseReview",
                Map.of(
                        "outcome", "SUSPEND",
                        "actualUse", "用作他途",
                        "actualUseMatches", "NO",
                        "illegalContentFound", "NO",
                        "sublet", "NO",
                        "cureBy", cureBy,
                        "clause", "第八条",
                        "ground", "与约定不符")));
        runJobs(number);
        assertThat(stage(number)).isEqualTo("SUSPENDED");
    }

    /** The lessee says on its page that the suspension has no ground. */
    public void objectToSuspension(String number) {
        object(number, "SUSPENSION");
    }

    /** The lessee objects on its page to what is named. */
    public void object(String number, String against) {
        var link = call("sales1", "POST", "/api/leases/" + number + "/lessee-links", json.createObjectNode());
        var lessee = new Signer(port(), link.body().path("link").asText())
                .identified(() -> call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                        .body()
                        .path("code")
                        .asText());
        var page = lessee.open().body();
        Signer.done(lessee.upload(
                "objections",
                Map.of(
                        "against",
                        against,
                        "text",
                        "没有依据，立即恢复",
                        "key",
                        hidden(page, "key"),
                        "formToken",
                        hidden(page, "formToken")),
                "",
                new byte[0]));
    }

    private static String hidden(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    /** The same by somebody whom the application does not name, and whom nobody has verified. */
    public Http.Answer signByAnother(String number, String digest) {
        var said = onPaper(attach("contract1", number, "SIGNED_CONTRACT"), digest);
        said.put("signer", "李某某");
        said.put("authority", "授权委托书 2026-7");
        said.put("mismatchReason", "王示例出差，授权李某某签署");
        return call("contract1", "POST", "/api/leases/" + number + "/signatures", json.valueToTree(said));
    }

    /** What is recorded of the lessee's signature on paper, if nothing is amiss. */
    public static Map<String, Object> onPaper(String scan, String contractDigest) {
        var said = new HashMap<String, Object>(Map.of(
                "signer", "王示例",
                "authority", "法定代表人",
                "kind", "SEAL",
                "scan", scan,
                "archivedAt", "档案室 3 柜 2026-117",
                "contractDigest", contractDigest));
        POINTS.forEach(point -> said.put(point, true));
        return said;
    }

    /** What the newest contract says, in both languages. */
    public String contractText(String number) {
        var text = new ContractText(jdbc
                .sql(
                        "select /* test */ json_array_elements(text::json -> 'clauses')::text from (select lease.text_of(contract) as text from"
                                + " lease.contract where lease_number = :number order by version desc limit 1) newest")
                .param("number", number)
                .query(String.class)
                .list()
                .stream()
                .map(ContractText::readClause)
                .toList());
        assertThat(EnglishJoints.in(text.plainEn())).isEmpty();
        return text.plainZh() + "\n" + text.plainEn();
    }

    /** Digest of the newest draft before anybody signed it. */
    public String contractDigest(String number) {
        return jdbc.sql(
                        "select /* test */ digest from lease.contract where lease_number = :number and agreement is null"
                                + " order by version desc limit 1")
                .param("number", number)
                .query(String.class)
                .single();
    }

    /** In force, approved by one officer: driven, or a copy of one that was ({@link LeaseCopies}). */
    public String inForce(JsonNode application) {
        return copied("in force", application, () -> drivenToForce(application));
    }

    /** Applied for, wherever the checks lead it: driven, or a copy. */
    public String applied(JsonNode application) {
        return copied("applied", application, () -> apply(application));
    }

    /** The same, which the checks lead to legal review. */
    public String inReview(JsonNode application) {
        var number = applied(application);
        assertThat(stage(number)).isEqualTo("LEGAL_REVIEW");
        return number;
    }

    /** Approved by one officer, with its draft of the contract before the lessee: driven, or a copy. */
    public String toBeSigned(JsonNode application) {
        return copied("to be signed", application, () -> {
            var number = apply(application);
            approve("legal1", number);
            return number;
        });
    }

    /** Signed and sealed on paper, and as near to its hand-over as its first day lets it come: driven, or a copy. */
    public String concluded(JsonNode application) {
        return copied("concluded", application, () -> {
            var number = toBeSigned(application);
            signByBoth(number);
            runJobs(number);
            return number;
        });
    }

    private String copied(String place, JsonNode application, Supplier<String> way) {
        var content = ((ObjectNode) application.deepCopy()).without("reference");
        var number = copies.of(place, content, application.path("reference").asText(), way);
        stepTaken(number);
        return number;
    }

    /**
     * Where this way leads: driven, or a copy of where it led before; the clock stands where the way leaves it.
     *
     * @param place the way's name, the same for no other; two classes cannot share one
     * @param way makes an application of its own, and answers the number; nothing but the name tells two ways apart:
     *     what differs between them, a sum or a day, stands in it
     */
    public String standing(String place, Supplier<String> way) {
        var owner = way.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
        assertThat(owners.computeIfAbsent(place, none -> owner))
                .as("whose way leads to “%s”; another needs another name", place)
                .isEqualTo(owner);
        var number = copies.of(place, json.createObjectNode(), "TEST-" + REFERENCES.incrementAndGet(), way);
        stepTaken(number);
        return number;
    }

    /** From the application to a lease in force, by one officer: where the way matters, or the papers do. */
    public String drivenToForce(JsonNode application) {
        var number = apply(application);
        approve("legal1", number);
        signByBoth(number);
        runJobs(number);
        assertThat(stage(number)).isEqualTo("IN_FORCE");
        return number;
    }

    /** The same, handed over a month before the clock's day, so that rent can be overdue on it. */
    public String inForceForAMonth(JsonNode application) {
        var now = clock.instant();
        clock.set(now.minus(A_MONTH));
        try {
            ((ObjectNode) application.path("contract"))
                    .put("startDate", "2026-11-01")
                    .put("termMonths", 24);
            return inForce(application);
        } finally {
            clock.set(now);
        }
    }

    /**
     * The same steps without the questions that only a test asks (its own are marked and not counted). The job
     * executor's work is done by hand; its acquisition, one statement and one write for each of the two jobs, comes on
     * top.
     */
    public String inForceUnobserved(JsonNode application) {
        var number = apply(application);
        claimAndSubmit(
                "legal1",
                number,
                "Task_LegalReview",
                Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "用途合法，信道合规"));
        claimAndSubmit(
                "compliance1",
                number,
                "Task_VerifyIdentity",
                VerifiedLessees.ofACompany(() -> attach("compliance1", number, "IDENTITY")));
        runOneJob(number);
        assertThat(signForLessee(number).status()).isEqualTo(202);
        var sealing = openTask("Task_SealForLessor", number);
        claim(SEALER, sealing);
        assertThat(confirmSeal(SEALER, number).status()).isEqualTo(204);
        expectDone(submit(SEALER, sealing, sealed(scanOfBothSeals(number))));
        runOneJob(number);
        runOneJob(number);
        return number;
    }

    private void claimAndSubmit(String user, String number, String taskKey, Map<String, String> values) {
        var task = openTask(taskKey, number);
        claim(user, task);
        expectDone(submit(user, task, values));
    }

    private String openTask(String taskKey, String number) {
        return id(
                "select t.id_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_ and t.task_def_key_ = '"
                        + taskKey + "'",
                number);
    }

    private void runOneJob(String number) {
        management.executeJob(id(
                "select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_"
                        + " and j.handler_type_ = 'async-continuation'",
                number));
    }

    private String id(String select, String number) {
        return jdbc.sql(select.replaceFirst("select", "select /* test */") + " where p.business_key_ = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    /** Sets the clock and runs what has fallen due for this lease by then. */
    public void at(Instant instant, String number) {
        clock.set(instant);
        runJobs(number);
    }

    /**
     * Runs the due jobs of the lease, as the job executor would, until none is left. A failing job is left to its
     * retry.
     */
    public void runJobs(String number) {
        var root = jdbc.sql("select /* test */ process_instance_id from lease.lease where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        boolean ran = true;
        while (ran) {
            ran = false;
            for (var instance : runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .list()) {
                if (!instance.getRootProcessInstanceId().equals(root)) {
                    continue;
                }
                for (var job : management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .executable()
                        .list()) {
                    ran |= run(job.getId());
                    stepTaken(number);
                }
            }
        }
    }

    private boolean run(String jobId) {
        try {
            management.executeJob(jobId);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    public static void expectDone(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    public Http.Answer call(String user, String method, String path, JsonNode body) {
        return callRaw(user, method, path, body == null ? null : body.toString());
    }

    /** A file as the door gives it. */
    public byte[] bytes(String user, String path) {
        return http().bytes(user, path);
    }

    /** @param user signs in with the user's name as password; null for nobody */
    public Http.Answer callRaw(String user, String method, String path, String body) {
        var answer = http().call(user, method, path, body);
        var lease = LEASE.matcher(path);
        if (!method.equals("GET") && lease.find()) {
            stepTaken(lease.group(1));
        }
        return answer;
    }

    public Http.Answer callRaw(String user, String method, String path, String body, String contentType) {
        return http().call(user, method, path, body, contentType);
    }

    /** A network-security incident that the lessee tells of, as its door takes it. */
    public static Map<String, Object> incident(String reference, String reporterClass) {
        return Map.of(
                "reference", reference,
                "discoveredAt", "2026-12-01T08:30:00+08:00",
                "source", "LESSEE",
                "reporterClass", reporterClass,
                "content", "数据库被拖库");
    }

    /** Posts a file as it is, byte by byte. */
    public Http.Answer post(String user, String path, byte[] file, String contentType, String... otherHeaders) {
        return http().post(user, path, file, contentType, otherHeaders);
    }

    /** Hands in a small PDF and answers its id. */
    public String attach(String user, String number, String kind) {
        return attach(user, number, kind, "scan.pdf");
    }

    public String attach(String user, String number, String kind, String fileName) {
        return DATED.contains(kind)
                ? attach(user, number, kind, fileName, LocalDate.now(clock))
                : http().attach(user, number, kind, fileName);
    }

    /** The same of a document that bears this day. */
    public String attach(String user, String number, String kind, String fileName, LocalDate day) {
        return http().attach(user, number, kind, fileName + "&effectiveOn=" + day);
    }

    private Http http() {
        return new Http(port());
    }

    public int port() {
        return Integer.parseInt(environment.getRequiredProperty("local.server.port"));
    }

    /** The names of the files in a legal officer's bundle. */
    public List<String> bundled(String number) {
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(bytes("legal1", "/api/leases/" + number + "/evidence")),
                StandardCharsets.UTF_8)) {
            var names = new ArrayList<String>();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One column of its row as text, which costs a page of forty statements less; null where it is empty. */
    public String column(String number, String name) {
        return jdbc.sql("select /* test */ " + name + "::text from lease.lease where number = :number")
                .param("number", number)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
