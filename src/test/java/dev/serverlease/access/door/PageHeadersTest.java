package dev.serverlease.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** What can be said of the pages' headers and doors without starting anything. */
class PageHeadersTest {

    @Test
    void theContractsOwnStyleIsTheOneThatItsPageMayHave() throws Exception {
        var contract = new ClassPathResource("templates/contract/server-lease.html")
                .getContentAsString(StandardCharsets.UTF_8);
        var style = contract.substring(contract.indexOf("<style>") + "<style>".length(), contract.indexOf("</style>"));
        var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(PageHeaders.CONTRACTS_STYLE)
                .isEqualTo("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void theDescriptionOfTheInterfaceIsOpenInTheDemoAlone() throws IOException {
        for (var switched : new String[] {"springdoc.swagger-ui.enabled", "springdoc.api-docs.enabled"}) {
            assertThat(setting("application.yaml", switched)).isEqualTo(false);
            assertThat(setting("application-demo.yaml", switched)).isEqualTo(true);
        }
    }

    private static Object setting(String file, String name) throws IOException {
        return new YamlPropertySourceLoader()
                .load(file, new ClassPathResource(file))
                .get(0)
                .getProperty(name);
    }
}
