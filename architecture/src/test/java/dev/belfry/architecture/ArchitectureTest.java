package dev.belfry.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(
        packages = "dev.belfry",
        importOptions = {ImportOption.DoNotIncludeTests.class, NotGenerated.class})
class ArchitectureTest {
    @ArchTest
    static final ArchRule coreKnowsNothingElse = classes()
            .that()
            .resideInAPackage("dev.belfry.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.belfry.core..", "java..", "org.slf4j..", "org.jspecify..")
            .because("what core saw, every plugin would see");

    @ArchTest
    static final ArchRule packagesKnowEachOtherOneWay = slices().matching("dev.belfry.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that is known by what it knows cannot be read, tested or moved alone");

    @ArchTest
    static final ArchRule noDrawersForOddments = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("a name says what a thing is for");

    @ArchTest
    static final ArchRule whatNobodyExtendsIsFinal = classes()
            .that(describe("are classes that nothing extends", ArchitectureTest::isLeaf))
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("being extended is a promise, to be made on purpose");

    @ArchTest
    static void nobodyCallsWhatIsBanned(JavaClasses classes) {
        Stream.of(Ban.values()).forEach(ban -> ban.rule().check(classes));
    }

    private static boolean isLeaf(JavaClass type) {
        // Enums and what the compiler makes are its own business.
        return !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && type.getSubclasses().isEmpty();
    }
}
