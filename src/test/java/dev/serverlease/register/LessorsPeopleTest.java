package dev.serverlease.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.law.facts.LessorFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** What of a lessee's is the lessor's, however people write it. */
class LessorsPeopleTest {

    @ParameterizedTest
    @ValueSource(strings = {"李示例", "李 示例", "李·示例", "李・示例"})
    void aNameIsTheSameHoweverItIsWritten(String name) {
        assertThat(of("contracts@lessor.example").said(List.of(name), null, null, ""))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contracts@lessor.example", "Contracts+a@LESSOR.example", "anybody@lessor.example"})
    void aBoxInItsOwnDomainIsTheLessors(String address) {
        assertThat(of("contracts@lessor.example").said(List.of("王示例"), address, null, ""))
                .isPresent();
    }

    @Test
    void aBoxWithAPublicProviderIsTheLessorsOnlyIfItIsTheSame() {
        var people = of("lessor@qq.com");
        assertThat(people.said(List.of("王示例"), "lessee@qq.com", null, "")).isEmpty();
        assertThat(people.said(List.of("王示例"), "lessor+1@qq.com", null, "")).isPresent();
        assertThat(of("contracts@lessor.example").said(List.of("王示例"), "a@mail.lessee.example", null, ""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010-66667777",
                "+86 10 6666 7777",
                "66667777",
                "66667777转801",
                "010-66667777-801",
                "（010）66667777 分机 8",
                "0086 10 66667777 ext. 12"
            })
    void aNumberIsTheSameWithExtensionAndWithoutAreaCode(String telephone) {
        assertThat(of("contracts@lessor.example").said(List.of("王示例"), null, telephone, ""))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13866667777", "66667778", "021-66667777", "7777", "138-6666-7777"})
    void anotherNumberIsNot(String telephone) {
        assertThat(of("contracts@lessor.example").said(List.of("王示例"), null, telephone, ""))
                .isEmpty();
    }

    private static LessorsPeople of(String email) {
        var lessors = Mockito.mock(Lessors.class);
        Mockito.when(lessors.current())
                .thenReturn(new Lessor(
                        LessorFacts.Kind.MAINLAND_COMPANY,
                        "示例云服务（北京）有限公司",
                        "91110108MA01CX0664",
                        "北京市海淀区示例路8号",
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Contact(
                                null, "李示例", null, null, null, email, "010-66667777", null, null, null, null, null)));
        return new LessorsPeople(lessors);
    }
}
