/** Freezes the inputs of property tests: the same cases on every run; another seed comes from JIBIAO_FUZZ_SEED. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.JIBIAO_FUZZ_SEED ?? 20_240_101) });
