package dev.serverlease.stage.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.lease.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The contract as data, for the file that is embedded in the PDF. The lessee gets it too: of the findings it has only a
 * salted digest, so that nobody can guess them from it.
 */
public final class ContractData {

    private static final int SALT_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<String> TEXTS = List.of(
            "lessor.name",
            "lessor.code",
            "lessee.name",
            "lessee.code",
            "lessee.signer",
            "server.name",
            "server.quantity",
            "server.country",
            "server.city",
            "server.dataCentre",
            "price.unit",
            "price.monthly",
            "price.total",
            "price.setUp",
            "price.vat",
            "price.whole",
            "deposit.amount",
            "damages.agreed",
            "damages.loss",
            "term.months",
            "term.plannedStart",
            "term.firstDay",
            "term.lastDay",
            "payment.due",
            "payment.days",
            "payment.months",
            "governingLaw");

    private static final Set<String> DAYS = Set.of("term.firstDay", "term.lastDay");

    private ContractData() {}

    /** 256 random bits, in hexadecimal. */
    public static String newSalt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** A digest that says nothing to whoever lacks the salt. */
    public static String salted(String salt, String digest) {
        return CanonicalJson.digest(salt + "\n" + digest);
    }

    /** @param findings digest of the findings, with a salt that only we keep */
    public static byte[] of(
            ContractDocument.Draft draft,
            ContractText text,
            ContractFacts facts,
            List<String> conditions,
            String findings) {
        var data = new LinkedHashMap<String, Object>();
        data.put("format", "server-lease-contract/1");
        data.put("number", draft.number());
        data.put("draft", draft.version());
        data.put("case", draft.caseDigest());
        data.put("terms", terms(facts));
        data.put("conditions", conditions);
        data.put(
                "clauses",
                text.clauses().stream()
                        .map(clause -> Map.of(
                                "id", clause.id(),
                                "version", clause.version(),
                                "number",
                                        clause.number() == null
                                                ? ""
                                                : clause.number().zh(),
                                "sha256", clause.sha256()))
                        .toList());
        data.put("text", text.digest());
        data.put("findings", findings);
        return CanonicalJson.write(data).getBytes(StandardCharsets.UTF_8);
    }

    /** Sums as decimal strings with their currency, days and numbers as such, the rest as the Chinese text says it. */
    private static Map<String, JsonNode> terms(ContractFacts facts) {
        return TEXTS.stream()
                .filter(facts::isGiven)
                // counted from the hand-over, no day is agreed yet
                .filter(name -> !DAYS.contains(name) || facts.code("rentBasis").equals("FIXED"))
                .collect(Collectors.toMap(
                        name -> name,
                        name -> facts.data(name)
                                .orElseGet(
                                        () -> TextNode.valueOf(facts.text(name).zh()))));
    }
}
