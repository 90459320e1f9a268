package dev.serverlease.stage.contract.offer;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.stage.contract.paper.LetterOfAuthority;
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

    /** What is wrong where somebody seals whom the contract does not name, without a letter of authority. */
    static Optional<String> objection(ContractText text, String signerName, String authority) {
        return in(text).map(LessorsSigner::name)
                .filter(named -> !named.equals(signerName) && !LetterOfAuthority.isNamed(authority))
                .map(
                        named -> "合同载明的出租人签署人为“" + named + "”；由他人用印的，授权依据应当写明授权委托书及其编号。 The contract names “" + named
                                + "” as the lessor's signer; whoever else acts does so by a letter of authority, with its number.");
    }

    private static LessorsSigner of(String said) {
        int comma = said.lastIndexOf('，');
        var capacity = comma < 0 ? "" : said.substring(comma + 1);
        return new LessorsSigner(
                comma < 0 ? said : said.substring(0, comma), capacity.startsWith(BY_LAW) ? BY_LAW : "");
    }
}
