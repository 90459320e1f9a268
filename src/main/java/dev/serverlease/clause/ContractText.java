package dev.serverlease.clause;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.storage.Latest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a contract: its clauses as they are numbered, in order. The Chinese text prevails. */
public record ContractText(List<NumberedClause> clauses) {

    /** Writes as {@link CanonicalJson} does, without its second reading: a contract is digested at every step. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .build();

    /** Most clauses say the same in thousands of contracts. */
    private static final Map<NumberedClause, String> WRITTEN = Latest.of(2_000);

    /** The same text has the same digest: it is asked for at each step from the draft to the hand-over. */
    private static final Map<ContractText, String> DIGESTS = Latest.of(100);

    /** Reads one clause that {@link #clausesJson} wrote. */
    public static NumberedClause readClause(String json) {
        try {
            return JSON.readValue(json, NumberedClause.class).shared();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form in which it is digested, canonical: the same text always gives the same string. */
    public String json() {
        return "{\"clauses\":[" + String.join(",", clausesJson()) + "]}";
    }

    /** The form in which its clauses are stored, each for itself. */
    public List<String> clausesJson() {
        return clauses.stream()
                .map(clause -> Latest.get(WRITTEN, clause, ContractText::json))
                .toList();
    }

    private static String json(NumberedClause clause) {
        try {
            return JSON.writeValueAsString(clause);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of the whole text. */
    public String digest() {
        return Latest.get(DIGESTS, this, text -> CanonicalJson.digest(text.json()));
    }

    public Optional<NumberedClause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    /** The clauses in which something limits or burdens the lessee, for the list on the first page. */
    public List<NumberedClause> marked() {
        return clauses.stream().filter(NumberedClause::marked).toList();
    }

    /** All that it says in Chinese, headings included. */
    public String plainZh() {
        return clauses.stream()
                .map(clause -> clause.heading().zh() + "\n" + clause.plainZh())
                .collect(Collectors.joining("\n"));
    }

    public String plainEn() {
        return clauses.stream()
                .map(clause -> clause.heading().en() + "\n" + clause.plainEn())
                .collect(Collectors.joining("\n"));
    }
}
