package dev.serverlease.signature.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AppearanceTest {

    /** The paper beside the field prints the name in full. */
    @Test
    void aRareCharacterDoesNotTakeTheSignersLineWithIt() {
        assertThat(Appearance.of(List.of("电子签名", "李𠮷䶮㛃（某某有限公司）"))
                        .getTextParameters()
                        .getText())
                .isEqualTo("电子签名\n李〓䶮㛃（某某有限公司）");
    }
}
