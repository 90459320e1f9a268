package dev.serverlease.lease;

import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.storage.Latest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

        /** By hand, here and below: a record's own is slow, and these are asked for with every finding. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Message o && zh.equals(o.zh) && en.equals(o.en);
        }

        @Override
        public int hashCode() {
            return zh.hashCode();
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

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Form o
                    && rule.equals(o.rule)
                    && ruleVersion == o.ruleVersion
                    && subject == o.subject
                    && needsTextCheck == o.needsTextCheck
                    && facts.equals(o.facts)
                    && citationZh.equals(o.citationZh)
                    && citationEn.equals(o.citationEn)
                    && quote.equals(o.quote)
                    && Objects.equals(consequence, o.consequence);
        }

        @Override
        public int hashCode() {
            return 31 * rule.value().hashCode() + facts.size();
        }
    }

    /** A finding and what it shares; the ids of that are null while it is not known to be kept. */
    private record Sharing(
            StoredFinding finding,
            Message message,
            Form form,
            @Nullable Integer messageId,
            @Nullable Integer formId) {

        boolean isKept() {
            return messageId != null && formId != null;
        }

        Sharing under(int message, int form) {
            return new Sharing(finding, this.message, this.form, message, form);
        }

        KeptFindings.One in(KeptFindings set) {
            return KeptFindings.One.of(finding, Objects.requireNonNull(formId), Objects.requireNonNull(messageId), set);
        }
    }

    /**
     * Findings as they are kept; what none shared before is added in the running transaction.
     *
     * @param json writes findings with their texts
     */
    KeptFindings apart(List<StoredFinding> findings, Function<List<StoredFinding>, String> json) {
        var all = findings.stream().map(this::known).toList();
        if (!all.stream().allMatch(Sharing::isKept)) {
            all = added(all, json);
        }
        var kept = new ArrayList<KeptFindings.One>();
        var set = new KeptFindings(findings.isEmpty() ? null : findings.get(0).asOf(), new TreeMap<>(), kept);
        findings.forEach(finding -> finding.facts().forEach(set.facts()::putIfAbsent));
        set.facts().values().removeIf(String::isEmpty);
        all.forEach(one -> kept.add(one.in(set)));
        return set;
    }

    private Sharing known(StoredFinding finding) {
        var message = Message.of(finding);
        var form = Form.of(finding);
        return new Sharing(finding, message, form, messageIds.get(message), formIds.get(form));
    }

    private List<Sharing> added(List<Sharing> all, Function<List<StoredFinding>, String> json) {
        var unknown = all.stream().filter(one -> !one.isKept()).toList();
        var added = jdbc.sql("select message, form from lease.keep_texts(cast(:findings as jsonb))")
                .param(
                        "findings",
                        json.apply(unknown.stream().map(Sharing::finding).toList()))
                .query((row, n) -> unknown.get(n).under(row.getInt("message"), row.getInt("form")))
                .list();
        rememberOnceCommitted(added);
        var rest = added.iterator();
        return all.stream().map(one -> one.isKept() ? one : rest.next()).toList();
    }

    /** The rows of a transaction that is rolled back are not there for the next one. */
    private void rememberOnceCommitted(List<Sharing> added) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                for (var one : added) {
                    messageIds.put(one.message(), Objects.requireNonNull(one.messageId()));
                    formIds.put(one.form(), Objects.requireNonNull(one.formId()));
                }
            }
        });
    }

    /**
     * Kept findings with their texts. A text that is not there leaves its finding out: what is read is what is hashed.
     */
    List<StoredFinding> together(KeptFindings set) {
        var saying =
                messages(set.findings().stream().map(KeptFindings.One::message).toList());
        var shared = forms(set.findings().stream().map(KeptFindings.One::form).toList());
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
