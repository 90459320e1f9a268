package dev.serverlease.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.storage.Latest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What thousands of findings share, their texts most of all: each is a row that never changes, so what was read of them
 * once is kept here, the latest ones asked for.
 */
@Component
class FindingTexts {

    private static final int KEPT = 20_000;

    private final JdbcClient jdbc;
    private final Map<Message, Integer> messageIds = Latest.of(KEPT);
    private final Map<Form, Integer> formIds = Latest.of(KEPT);
    private final Map<Integer, Message> messages = Latest.of(KEPT);
    private final Map<Integer, Form> forms = Latest.of(KEPT);

    FindingTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a rule answered. */
    record Message(String zh, String en) {

        static Message of(StoredFinding finding) {
            return new Message(finding.messageZh(), finding.messageEn());
        }
    }

    /**
     * What findings of a rule have in common: the rule as it was asked, the law that it quotes, and the facts that it
     * used, by name.
     */
    record Form(
            RuleId rule,
            int ruleVersion,
            Subject subject,
            String citationZh,
            String citationEn,
            String quote,
            boolean needsTextCheck,
            @Nullable String consequence,
            List<String> facts) {

        static Form of(StoredFinding f) {
            return new Form(
                    f.rule(),
                    f.ruleVersion(),
                    f.subject(),
                    f.citationZh(),
                    f.citationEn(),
                    f.quote(),
                    f.needsTextCheck(),
                    f.consequence(),
                    List.copyOf(f.facts().keySet()));
        }
    }

    /**
     * A set of findings as its row has it.
     *
     * @param asOf the day of its findings; null where there are none
     * @param facts what they used, by name; without those that are empty
     */
    record Kept(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate asOf,

            SortedMap<String, String> facts,
            List<KeptFinding> findings) {

        String fact(String name) {
            return facts.getOrDefault(name, "");
        }
    }

    /**
     * A {@link StoredFinding} as its set has it.
     *
     * @param form id of the {@link FindingTexts.Form}
     * @param message id of the {@link FindingTexts.Message}
     * @param rule of a finding that is violated: the index finds it by that; null in others
     * @param asOf null where it is the set's
     * @param facts those that are other than the set's; null where none is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeptFinding(
            int form,
            int message,
            Outcome outcome,
            @Nullable RuleId rule,
            @Nullable LocalDate asOf,
            @Nullable SortedMap<String, String> facts) {

        static KeptFinding of(StoredFinding f, int form, int message, Kept set) {
            var own = new TreeMap<>(f.facts());
            own.entrySet().removeIf(fact -> fact.getValue().equals(set.fact(fact.getKey())));
            return new KeptFinding(
                    form,
                    message,
                    f.outcome(),
                    f.isViolated() ? f.rule() : null,
                    f.asOf().equals(set.asOf()) ? null : f.asOf(),
                    own.isEmpty() ? null : own);
        }

        StoredFinding with(Form shared, Message said, Kept set) {
            var used = new TreeMap<String, String>();
            for (var name : shared.facts()) {
                var value = facts == null ? null : facts.get(name);
                used.put(name, value == null ? set.fact(name) : value);
            }
            return new StoredFinding(
                    rule == null ? shared.rule() : rule,
                    shared.ruleVersion(),
                    shared.subject(),
                    outcome,
                    said.zh(),
                    said.en(),
                    shared.citationZh(),
                    shared.citationEn(),
                    shared.quote(),
                    shared.needsTextCheck(),
                    used,
                    asOf == null ? Objects.requireNonNull(set.asOf()) : asOf,
                    shared.consequence());
        }
    }

    private record Ids(Map<Message, Integer> messages, Map<Form, Integer> forms) {

        KeptFinding in(StoredFinding finding, Kept set) {
            return KeptFinding.of(
                    finding,
                    Objects.requireNonNull(forms.get(Form.of(finding))),
                    Objects.requireNonNull(messages.get(Message.of(finding))),
                    set);
        }
    }

    /**
     * Findings as they are kept; what none shared before is added in the running transaction.
     *
     * @param json writes findings with their texts
     */
    Kept apart(List<StoredFinding> findings, Function<List<StoredFinding>, String> json) {
        var ids = new Ids(new HashMap<>(), new HashMap<>());
        for (var finding : findings) {
            put(ids, finding, messageIds.get(Message.of(finding)), formIds.get(Form.of(finding)));
        }
        var unknown = findings.stream()
                .filter(finding -> !ids.messages().containsKey(Message.of(finding))
                        || !ids.forms().containsKey(Form.of(finding)))
                .toList();
        if (!unknown.isEmpty()) {
            var rows = jdbc.sql("select message, form from lease.keep_texts(cast(:findings as jsonb))")
                    .param("findings", json.apply(unknown))
                    .query((row, n) -> new int[] {row.getInt("message"), row.getInt("form")})
                    .list();
            for (int n = 0; n < rows.size(); n++) {
                put(ids, unknown.get(n), rows.get(n)[0], rows.get(n)[1]);
            }
            rememberOnceCommitted(ids);
        }
        var kept = new ArrayList<KeptFinding>();
        var set = new Kept(findings.isEmpty() ? null : findings.get(0).asOf(), new TreeMap<>(), kept);
        findings.forEach(finding -> finding.facts().forEach(set.facts()::putIfAbsent));
        set.facts().values().removeIf(String::isEmpty);
        findings.forEach(finding -> kept.add(ids.in(finding, set)));
        return set;
    }

    private static void put(Ids ids, StoredFinding finding, @Nullable Integer message, @Nullable Integer form) {
        if (message != null) {
            ids.messages().put(Message.of(finding), message);
        }
        if (form != null) {
            ids.forms().put(Form.of(finding), form);
        }
    }

    /** The rows of a transaction that is rolled back are not there for the next one. */
    private void rememberOnceCommitted(Ids ids) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                messageIds.putAll(ids.messages());
                formIds.putAll(ids.forms());
            }
        });
    }

    /**
     * Kept findings with their texts. A text that is not there leaves its finding out: what is read is what is hashed.
     */
    List<StoredFinding> together(Kept set) {
        var saying = messages(set.findings().stream().map(KeptFinding::message).toList());
        var shared = forms(set.findings().stream().map(KeptFinding::form).toList());
        var findings = new ArrayList<StoredFinding>();
        for (var one : set.findings()) {
            var message = saying.get(one.message());
            var form = shared.get(one.form());
            if (message != null && form != null) {
                findings.add(one.with(form, message, set));
            }
        }
        return List.copyOf(findings);
    }

    private Map<Integer, Message> messages(Collection<Integer> ids) {
        return read(
                ids,
                messages,
                "select id, zh, en from lease.message_text where id = any(:ids)",
                row -> new Message(row.getString("zh"), row.getString("en")));
    }

    private Map<Integer, Form> forms(Collection<Integer> ids) {
        return read(
                ids,
                forms,
                "select o.*, a.citation_zh, a.citation_en, a.quote from lease.finding_form o"
                        + " join lease.article_text a on a.id = o.article where o.id = any(:ids)",
                row -> new Form(
                        new RuleId(row.getString("rule")),
                        row.getInt("rule_version"),
                        Subject.valueOf(row.getString("subject")),
                        row.getString("citation_zh"),
                        row.getString("citation_en"),
                        row.getString("quote"),
                        row.getBoolean("needs_text_check"),
                        row.getString("consequence"),
                        List.of((String[]) row.getArray("facts").getArray())));
    }

    private <T> Map<Integer, T> read(Collection<Integer> ids, Map<Integer, T> known, String sql, Row<T> text) {
        var found = new HashMap<Integer, T>();
        for (var id : ids) {
            var one = known.get(id);
            if (one != null) {
                found.put(id, one);
            }
        }
        var unknown = ids.stream().filter(id -> !found.containsKey(id)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            jdbc.sql(sql).param("ids", unknown.toArray(new Integer[0])).query(row -> {
                found.put(row.getInt("id"), text.of(row));
            });
            known.putAll(found);
        }
        return found;
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
