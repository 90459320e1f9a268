package dev.serverlease.stage.contract.offer;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import java.util.Optional;

/**
 * Whom a contract names as the lessor's signer, on its page of signatures: below the lessor's line, as
 * {@code 签署人：李示例，法定代表人（负责人）}.
 *
 * @param authority by what authority; empty where the contract does not say it by itself
 */
record LessorsSigner(String name, String authority) {

    private static final String LESSOR = "出租人（签名或者盖章）";
    private static final String SIGNER = "签署人：";
    private static final String BY_LAW = "法定代表人";

    /** Empty if the contract leaves the signer open. */
    static Optional<LessorsSigner> in(ContractText text) {
        var lines = text.clause("execution").stream()
                .flatMap(clause -> clause.lines().stream())
                .map(NumberedClause.Line::zh)
                .dropWhile(line -> !line.startsWith(LESSOR))
                .limit(2)
                .toList();
        return lines.size() < 2 || !lines.get(1).startsWith(SIGNER)
                ? Optional.empty()
                : Optional.of(of(lines.get(1).substring(SIGNER.length())));
    }

    private static LessorsSigner of(String said) {
        int comma = said.lastIndexOf('，');
        var capacity = comma < 0 ? "" : said.substring(comma + 1);
        return new LessorsSigner(
                comma < 0 ? said : said.substring(0, comma), capacity.startsWith(BY_LAW) ? BY_LAW : "");
    }
}
