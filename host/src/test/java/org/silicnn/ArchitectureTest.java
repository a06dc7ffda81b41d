package org.silicnn;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.testvectors.TestVectors;

/** The shape of the whole tool. It stands in this module because this one sees all the others. */
class ArchitectureTest {
    private static final String VECTOR_API = "jdk.incubator.vector..";

    private static final Path VECTOR_SOURCES =
            TestVectors.repository().resolve("simulator/src/vector/java/org/silicnn/sim/fast");

    private static final JavaClasses TOOL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.silicnn");

    @Test
    void seesAllModules() {
        assertThat(TOOL.stream().map(each -> each.getPackageName()))
                .contains("org.silicnn.ir", "org.silicnn.fixed", "org.silicnn.sim", "org.silicnn.problem")
                .anyMatch(name -> name.startsWith("org.silicnn.host"));
    }

    @ParameterizedTest(name = "only {0} knows {1}")
    @CsvSource({"TemplateRenderer, freemarker..", "JsscLink, jssc..", "Progress, me.tongfei.."})
    void oneClassStandsBetweenUsAndALibrary(String owner, String library) {
        // Lambdas and nested classes are their owner's.
        check(noClasses()
                .that(not(simpleName(owner)))
                .and()
                .haveNameNotMatching(".*\\." + owner + "\\$.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    @Test
    void onlyCliPackagesKnowTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.cli.."));
    }

    @Test
    void onlyItsPackageKnowsTheHdf5Library() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.silicnn.frontend.hdf5")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jhdf.."));
    }

    @Test
    void onlyMainKnowsCliPackages() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..cli..")
                .and()
                .doNotHaveSimpleName("Main")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.silicnn..cli.."));
    }

    @Test
    void theMeaningOfANetworkDependsOnNothing() {
        check(classes()
                .that()
                .resideInAnyPackage("org.silicnn.ir..", "org.silicnn.fixed..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.silicnn.ir..", "org.silicnn.fixed.."));
        check(classes()
                .that()
                .resideInAPackage("org.silicnn.sim..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.silicnn.ir..", "org.silicnn.fixed..", "org.silicnn.sim..", VECTOR_API));
    }

    /** Everything else must work where the incubating module is missing, so it finds these classes by name. */
    @Test
    void onlyTheInnermostLoopsKnowTheVectorApi() throws IOException {
        List<String> loops;
        try (Stream<Path> files = Files.list(VECTOR_SOURCES)) {
            loops = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
        check(noClasses()
                .that(not(
                        DescribedPredicate.describe("loops", (JavaClass each) -> loops.contains(each.getSimpleName()))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(VECTOR_API)
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "the loops",
                        (JavaClass each) -> each.getPackageName().equals("org.silicnn.sim.fast")
                                && loops.contains(each.getSimpleName()))));
    }

    @Test
    void onlyMainTouchesTheProcess() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("a Console is passed in"));
        check(noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class));
    }

    @Test
    void packagesFormNoCycle() {
        // A front end's packages are one slice: its entry chooses a format's reader, which fills the entry's draft.
        check(slices().matching("org.silicnn.(*)..").should().beFreeOfCycles());
        check(slices().matching("org.silicnn.host.(**)").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(TOOL);
    }
}
