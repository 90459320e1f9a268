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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The texts that thousands of findings share: each is a row that never changes, so what was read of them once is kept
 * here, the latest ones asked for.
 */
@Component
class FindingTexts {

    private static final int KEPT = 20_000;

    private final JdbcClient jdbc;
    private final Map<Message, Integer> messageIds = Latest.of(KEPT);
    private final Map<Article, Integer> articleIds = Latest.of(KEPT);
    private final Map<Integer, Message> messages = Latest.of(KEPT);
    private final Map<Integer, Article> articles = Latest.of(KEPT);

    FindingTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a rule answered. */
    record Message(String zh, String en) {

        static Message of(StoredFinding finding) {
            return new Message(finding.messageZh(), finding.messageEn());
        }
    }

    /** What the law says, as a finding quoted it. */
    record Article(String citationZh, String citationEn, String quote) {

        static Article of(StoredFinding finding) {
            return new Article(finding.citationZh(), finding.citationEn(), finding.quote());
        }
    }

    /**
     * A {@link StoredFinding} as its row has it: its texts by their ids.
     *
     * @param message id of the {@link FindingTexts.Message}
     * @param article id of the {@link FindingTexts.Article}
     */
    record KeptFinding(
            RuleId rule,
            int ruleVersion,
            Subject subject,
            Outcome outcome,
            int message,
            int article,
            boolean needsTextCheck,
            SortedMap<String, String> facts,
            LocalDate asOf,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String consequence) {

        static KeptFinding of(StoredFinding f, int message, int article) {
            return new KeptFinding(
                    f.rule(),
                    f.ruleVersion(),
                    f.subject(),
                    f.outcome(),
                    message,
                    article,
                    f.needsTextCheck(),
                    f.facts(),
                    f.asOf(),
                    f.consequence());
        }

        StoredFinding with(FindingTexts.Message said, FindingTexts.Article law) {
            return new StoredFinding(
                    rule,
                    ruleVersion,
                    subject,
                    outcome,
                    said.zh(),
                    said.en(),
                    law.citationZh(),
                    law.citationEn(),
                    law.quote(),
                    needsTextCheck,
                    facts,
                    asOf,
                    consequence);
        }
    }

    private record Ids(Map<Message, Integer> messages, Map<Article, Integer> articles) {

        KeptFinding in(StoredFinding finding) {
            return KeptFinding.of(
                    finding,
                    Objects.requireNonNull(messages.get(Message.of(finding))),
                    Objects.requireNonNull(articles.get(Article.of(finding))));
        }
    }

    /**
     * Findings as they are kept; texts that none had before are added in the running transaction.
     *
     * @param json writes findings with their texts
     */
    List<KeptFinding> apart(List<StoredFinding> findings, Function<List<StoredFinding>, String> json) {
        var ids = new Ids(new HashMap<>(), new HashMap<>());
        for (var finding : findings) {
            put(ids, finding, messageIds.get(Message.of(finding)), articleIds.get(Article.of(finding)));
        }
        var unknown = findings.stream()
                .filter(finding -> !ids.messages().containsKey(Message.of(finding))
                        || !ids.articles().containsKey(Article.of(finding)))
                .toList();
        if (!unknown.isEmpty()) {
            var rows = jdbc.sql("select message, article from lease.keep_texts(cast(:findings as jsonb))")
                    .param("findings", json.apply(unknown))
                    .query((row, n) -> new int[] {row.getInt("message"), row.getInt("article")})
                    .list();
            for (int n = 0; n < rows.size(); n++) {
                put(ids, unknown.get(n), rows.get(n)[0], rows.get(n)[1]);
            }
            rememberOnceCommitted(ids);
        }
        return findings.stream().map(ids::in).toList();
    }

    private static void put(Ids ids, StoredFinding finding, @Nullable Integer message, @Nullable Integer article) {
        if (message != null) {
            ids.messages().put(Message.of(finding), message);
        }
        if (article != null) {
            ids.articles().put(Article.of(finding), article);
        }
    }

    /** The rows of a transaction that is rolled back are not there for the next one. */
    private void rememberOnceCommitted(Ids ids) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                messageIds.putAll(ids.messages());
                articleIds.putAll(ids.articles());
            }
        });
    }

    /**
     * Kept findings with their texts. A text that is not there leaves its finding out: what is read is what is hashed.
     */
    List<StoredFinding> together(List<KeptFinding> kept) {
        var saying = messages(kept.stream().map(KeptFinding::message).toList());
        var quoting = articles(kept.stream().map(KeptFinding::article).toList());
        var findings = new ArrayList<StoredFinding>();
        for (var one : kept) {
            var message = saying.get(one.message());
            var article = quoting.get(one.article());
            if (message != null && article != null) {
                findings.add(one.with(message, article));
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

    private Map<Integer, Article> articles(Collection<Integer> ids) {
        return read(
                ids,
                articles,
                "select id, citation_zh, citation_en, quote from lease.article_text where id = any(:ids)",
                row -> new Article(row.getString("citation_zh"), row.getString("citation_en"), row.getString("quote")));
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
