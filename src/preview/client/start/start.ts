/** The start: a new filing, last year's, one to open, or a sample; from there to the page in three steps. */
import type { BeginRequest, SampleView, SourcesView, SourceView } from '../../protocol.js';
import { type Api, Refused } from '../api.js';
import { byId, make, makeButton } from '../dom.js';
import type { Words } from '../texts.js';
import { blankForm } from './blank-form.js';
import { choosingFile } from './choose-file.js';
import { type StartTextKey, startText } from './texts.js';

interface StartOptions {
  readonly api: Api;
  readonly words: Words;
  readonly onSource: (source: SourceView) => void;
}

type Screen = 'ways' | 'blank' | 'last-year' | 'samples';

export class Start {
  readonly #section = byId('start', HTMLElement);
  readonly #options: StartOptions;
  #screen: Screen = 'ways';
  #isBeginning = false;
  #sources: SourcesView = { folder: '.', sources: [], first: null, diagnostics: [] };
  #samples: readonly SampleView[] = [];
  /** Asked for, and not only there for want of a filing. */
  #isAsked = false;

  constructor(options: StartOptions) {
    this.#options = options;
  }

  /** Whether something is being chosen or typed, which news of the folder are not to take away. */
  get isInUse(): boolean {
    return !this.#section.hidden && (this.#isAsked || this.#screen !== 'ways');
  }

  /** Shown by itself where there is no filing to show. */
  update(sources: SourcesView, hasFiling: boolean): void {
    this.#sources = sources;
    if (this.isInUse) return;
    if (hasFiling) this.close();
    else if (this.#section.hidden) this.#show('ways');
  }

  open(): void {
    this.#isAsked = true;
    this.#show('ways');
  }

  close(): void {
    // The keyboard goes where the form is to be filled in.
    if (this.#section.contains(document.activeElement))
      byId('pages', HTMLElement).focus({ preventScroll: true });
    this.#isAsked = false;
    this.#screen = 'ways';
    this.#section.hidden = true;
    document.body.classList.remove('starting');
  }

  translate(): void {
    if (!this.#section.hidden && this.#screen !== 'blank') this.#draw();
  }

  #say(key: StartTextKey): string {
    return startText(this.#options.words, key);
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.#section.hidden = false;
    document.body.classList.toggle('starting', true);
    this.#draw();
    if (screen !== 'ways') this.#section.querySelector<HTMLElement>('input, .start-list button')?.focus();
  }

  #draw(): void {
    const { folder } = this.#sources;
    const step = this.#screen === 'ways' ? 1 : 2;
    const steps = (['stepChoose', 'stepSay', 'stepFill'] as const).map((key, index) =>
      make('li', { 'aria-current': index + 1 === step ? 'step' : null }, this.#say(key)),
    );
    this.#section.replaceChildren(
      make(
        'div',
        { class: 'start-box' },
        make('ol', { class: 'steps', 'aria-label': this.#say('steps') }, ...steps),
        make('h1', {}, this.#say(this.#screen === 'ways' ? 'title' : headOf[this.#screen])),
        ...(this.#screen === 'ways' ? [] : [make('p', {}, this.#say(hintOf[this.#screen]))]),
        ...this.#body(),
        make('p', { class: 'subtle' }, `${this.#say('saved')} ${folder}`),
        make('p', { class: 'start-fault', role: 'alert' }),
        ...this.#wayBack(),
      ),
    );
  }

  #wayBack(): readonly Node[] {
    if (this.#screen !== 'ways')
      return [makeButton({ class: 'plain' }, () => this.#show('ways'), this.#say('back'))];
    const canClose = this.#isAsked && this.#sources.sources.length > 0;
    return canClose ? [makeButton({ class: 'plain' }, () => this.close(), this.#say('close'))] : [];
  }

  #body(): readonly Node[] {
    switch (this.#screen) {
      case 'ways':
        return [this.#ways()];
      case 'blank':
        return [
          blankForm(
            (key) => this.#say(key),
            this.#newestUnit(),
            (request) => void this.#begin(request),
          ),
        ];
      case 'last-year':
        return [...this.#lastYears()];
      case 'samples':
        return [this.#list(this.#samples, ({ name }) => this.#begin({ kind: 'sample', name }))];
    }
  }

  #ways(): HTMLElement {
    const way = (key: StartTextKey, hint: StartTextKey, choose: () => void) =>
      makeButton(
        { class: 'way', id: `start-${key}` },
        choose,
        make('strong', {}, this.#say(key)),
        make('span', {}, this.#say(hint)),
      );
    return make(
      'div',
      { class: 'ways' },
      way('blank', 'blankHint', () => this.#show('blank')),
      way('lastYear', 'lastYearHint', () => this.#show('last-year')),
      way('open', 'openHint', () => byId('open', HTMLButtonElement).click()),
      way('samples', 'samplesHint', () => void this.#showSamples()),
    );
  }

  async #showSamples(): Promise<void> {
    await this.#orSayWhy(async () => {
      this.#samples = (await this.#options.api.samples()).samples;
      this.#show('samples');
      if (this.#samples.length === 0) this.#fault(this.#say('noSamples'));
    });
  }

  /** What lies in the folder, or a file from elsewhere: that is dropped first. */
  #lastYears(): readonly Node[] {
    const { sources } = this.#sources;
    const begin = ({ id }: { readonly id: string }) => this.#begin({ kind: 'next-year', source: id });
    const fromElsewhere = choosingFile(this.#say('fromComputer'), (file) =>
      this.#orSayWhy(async () => begin(await this.#options.api.drop(file))),
    );
    if (sources.length === 0) return [fromElsewhere];
    return [make('h2', {}, this.#say('fromFolder')), this.#list(sources, begin), fromElsewhere];
  }

  #list<One extends Pick<SourceView, 'name' | 'unit' | 'year'>>(
    ones: readonly One[],
    choose: (one: One) => unknown,
  ): HTMLElement {
    const entries = ones.map((one) => {
      const label = one.unit === null ? one.name : `${one.unit}\u2002${one.year ?? ''}`;
      return make(
        'li',
        {},
        makeButton({}, () => void choose(one), label, make('small', {}, one.name)),
      );
    });
    return make('ul', { class: 'start-list choices', 'data-arrows': '' }, ...entries);
  }

  /** A clerk's unit is that of what lies there already. */
  #newestUnit(): { readonly unit: string; readonly year: number | null } {
    const known = this.#sources.sources.filter(({ isDropped, unit }) => !isDropped && unit !== null);
    const newest = known.reduce<SourceView | null>(
      (best, one) => (best === null || Number(one.year) > Number(best.year) ? one : best),
      null,
    );
    return { unit: newest?.unit ?? '', year: newest === null ? null : Number(newest.year) + 1 };
  }

  /** Once, however often it is pressed before it is done. */
  async #begin(request: BeginRequest): Promise<void> {
    if (this.#isBeginning) return;
    this.#isBeginning = true;
    await this.#orSayWhy(async () => {
      const source = await this.#options.api.begin(request);
      this.close();
      this.#options.onSource(source);
    });
    this.#isBeginning = false;
  }

  async #orSayWhy(act: () => unknown): Promise<void> {
    try {
      await act();
    } catch (error) {
      const { words } = this.#options;
      const faults = error instanceof Refused ? error.diagnostics : [];
      const said = faults.map(({ message, english }) => words.pick(message, english));
      this.#fault(said.join('；') || words.say('lost'));
    }
  }

  #fault(text: string): void {
    this.#section.querySelector('.start-fault')?.replaceChildren(text);
  }
}

const headOf: Readonly<Record<Exclude<Screen, 'ways'>, StartTextKey>> = {
  blank: 'blank',
  'last-year': 'lastYear',
  samples: 'samples',
};

const hintOf = { blank: 'blankHint', 'last-year': 'lastYearHint', samples: 'samplesHint' } as const;
