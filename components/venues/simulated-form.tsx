'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { notify } from '@/components/ui/notify';
import { TextInput } from '@/components/ui/text-input';
import { useKeptForm } from '@/components/ui/use-kept-form';
import type { MarketDataSource } from '@/contract/market-data';
import { toChooseSource } from './venue-calls';

const seedText = 'A whole number from 0 to 4,294,967,295.';
const schema = z.object({
  seed: z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, { error: seedText })
    .refine((text) => Number(text) <= 4_294_967_295, { error: seedText }),
});

interface SimulatedFormProps {
  readonly source: MarketDataSource | undefined;
  readonly because: string | undefined;
}

/** A market made of chance: the same seed makes the same market. */
export function SimulatedForm({ source, because }: SimulatedFormProps): ReactNode {
  const choosing = useApiMutation(toChooseSource);
  const now = source?.kind === 'simulated' ? String(source.seed) : '';
  const asItIs = { seed: now === '' ? '42' : now };
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: asItIs,
    mode: 'onTouched',
  });
  const { register, handleSubmit, formState } = form;
  const forget = useKeptForm('simulated-market', form, asItIs);
  const play = handleSubmit(({ seed }) =>
    choosing.mutate(
      { kind: 'simulated', seed: Number(seed) },
      {
        onSuccess: () => {
          forget();
          notify({ title: `Simulated market, seed ${seed}`, tone: 'good' });
        },
      },
    ),
  );
  return (
    <form noValidate aria-label="Simulated market" onSubmit={play} className="flex flex-col gap-2">
      <Field
        label="Seed"
        error={formState.errors.seed?.message}
        hint="The same seed makes the same market. Candles begin anew."
      >
        {(ids) => (
          <TextInput
            ids={ids}
            face="figure"
            inputMode="numeric"
            autoComplete="off"
            readOnly={because !== undefined}
            {...register('seed')}
          />
        )}
      </Field>
      <Refused error={choosing.error} />
      <div className="flex items-center gap-2">
        <Button type="submit" because={because ?? (choosing.isPending ? 'on its way' : undefined)}>
          Play this market
        </Button>
      </div>
    </form>
  );
}
