package dev.serverlease.stage.contract.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.clause.NumberedClause.Line;
import dev.serverlease.clause.Place;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom a contract names as the lessor's signer is read from its page of signatures. */
class LessorsSignerTest {

    @Test
    void theLineBelowTheLessorsNamesItsSigner() {
        assertThat(LessorsSigner.in(page("承租人（签名或者盖章）：甲", "签署人：王示例，法定代表人（负责人）", "出租人（签名或者盖章）：乙", "签署人：李示例，法定代表人（负责人）")))
                .contains(new LessorsSigner("李示例", "法定代表人"));
        assertThat(LessorsSigner.in(page("出租人（签名或者盖章）：乙", "签署人：Lim, Jr.，授权代表")))
                .contains(new LessorsSigner("Lim, Jr.", ""));
    }

    @Test
    void aContractThatLeavesTheSignerOpenNamesNobody() {
        assertThat(LessorsSigner.in(page("签署人：王示例，本人", "出租人（签名或者盖章）：乙", "签署日期：________年____月____日")))
                .isEmpty();
        assertThat(LessorsSigner.in(new ContractText(List.of()))).isEmpty();
    }

    private static ContractText page(String... lines) {
        return new ContractText(List.of(new NumberedClause(
                "execution",
                1,
                Place.EXECUTION,
                null,
                new Bilingual("签署页", "Signatures"),
                List.of(),
                Stream.of(lines).map(line -> new Line(line, line, false, false)).toList(),
                null,
                "")));
    }
}
